/**
 * A team's folder: quartet.yaml, secrets, trust, and where its state lies.
 *
 * <p>Start at {@link dev.quartet.workspace.Workspace}.
 */
@NullMarked
package dev.quartet.workspace;

import org.jspecify.annotations.NullMarked;
