/**
 * What execution runs in: the journal of steps, leases, budgets, approvals, events.
 *
 * <p>Start at {@link dev.quartet.run.Run}, then {@link dev.quartet.run.Journal}.
 */
@NullMarked
package dev.quartet.run;

import org.jspecify.annotations.NullMarked;
