/**
 * The model-and-tools loop that the direct, specialist and pipeline tiers share.
 *
 * <p>Start at {@link dev.quartet.execution.agent.AgentLoop}.
 */
@NullMarked
package dev.quartet.execution.agent;

import org.jspecify.annotations.NullMarked;
