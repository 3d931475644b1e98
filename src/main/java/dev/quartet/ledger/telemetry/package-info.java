/**
 * The record told to OpenTelemetry: a trace for each request that is over, and figures of the calls
 * to models. Loaded only when it is switched on.
 *
 * <p>Start at {@link dev.quartet.ledger.telemetry.Telemetry}, then {@link
 * dev.quartet.ledger.telemetry.RequestTrace}.
 */
@NullMarked
package dev.quartet.ledger.telemetry;

import org.jspecify.annotations.NullMarked;
