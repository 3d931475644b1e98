/**
 * Drafts descriptions of components from their source, without a model.
 *
 * <p>Start at {@link dev.quartet.library.scan.ComponentScan}.
 */
@NullMarked
package dev.quartet.library.scan;

import org.jspecify.annotations.NullMarked;
