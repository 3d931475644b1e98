/**
 * Tier 3: the heavy model works in a git worktree with a pruned context.
 *
 * <p>Start at {@link dev.quartet.execution.specialist.SpecialistExecutor}.
 */
@NullMarked
package dev.quartet.execution.specialist;

import org.jspecify.annotations.NullMarked;
