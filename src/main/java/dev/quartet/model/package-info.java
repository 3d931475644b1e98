/**
 * Models by role: providers, prices, token counts, embeddings. The only room that knows a model
 * SDK.
 *
 * <p>Start at {@link dev.quartet.model.Models}.
 */
@NullMarked
package dev.quartet.model;

import org.jspecify.annotations.NullMarked;
