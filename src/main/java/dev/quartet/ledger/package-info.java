/**
 * Step 4, record: decisions, steps, receipts, cost, the baseline, reports.
 *
 * <p>Start at {@link dev.quartet.ledger.Ledger}.
 */
@NullMarked
package dev.quartet.ledger;

import org.jspecify.annotations.NullMarked;
