/**
 * The hourly self-check: probes that cost nothing, what a person is told of them, and their
 * history.
 *
 * <p>Start at {@link dev.quartet.jobs.heartbeat.Heartbeat}.
 */
@NullMarked
package dev.quartet.jobs.heartbeat;

import org.jspecify.annotations.NullMarked;
