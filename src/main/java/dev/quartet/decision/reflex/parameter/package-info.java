/**
 * Takes the values of a script's parameters out of a sentence: only what stands there, and what is
 * not clear is left over.
 *
 * <p>Start at {@link dev.quartet.decision.reflex.parameter.ParameterExtraction}.
 */
@NullMarked
package dev.quartet.decision.reflex.parameter;

import org.jspecify.annotations.NullMarked;
