/**
 * Scheduled requests: their files, when they are due, their runs, and the breaker that disables a
 * job after three failures in a row.
 *
 * <p>Start at {@link dev.quartet.jobs.Jobs}.
 */
@NullMarked
package dev.quartet.jobs;

import org.jspecify.annotations.NullMarked;
