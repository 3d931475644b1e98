/**
 * What the heartbeat looks at, one class each.
 *
 * <p>Start at {@link dev.quartet.jobs.heartbeat.Probe}.
 */
@NullMarked
package dev.quartet.jobs.heartbeat.probe;

import org.jspecify.annotations.NullMarked;
