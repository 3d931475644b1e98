/**
 * Step 5, respond: the one object that every front shows.
 *
 * <p>Start at {@link dev.quartet.reply.Reply}.
 */
@NullMarked
package dev.quartet.reply;

import org.jspecify.annotations.NullMarked;
