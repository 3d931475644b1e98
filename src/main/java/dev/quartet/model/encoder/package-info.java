/**
 * The sentence encoder in this process: its files, its graph, the runtime that computes it.
 *
 * <p>Start at {@link dev.quartet.model.encoder.Encoder}.
 */
@NullMarked
package dev.quartet.model.encoder;

import org.jspecify.annotations.NullMarked;
