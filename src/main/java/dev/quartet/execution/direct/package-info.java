/**
 * Tier 2: the workhorse answers, or hands over by calling a tool.
 *
 * <p>Start at {@link dev.quartet.execution.direct.DirectExecutor}.
 */
@NullMarked
package dev.quartet.execution.direct;

import org.jspecify.annotations.NullMarked;
