/**
 * Finds what the team knows: memory, project history, components.
 *
 * <p>Start at {@link dev.quartet.library.recall.Recall}.
 */
@NullMarked
package dev.quartet.library.recall;

import org.jspecify.annotations.NullMarked;
