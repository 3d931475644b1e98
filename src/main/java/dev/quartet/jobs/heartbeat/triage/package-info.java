/**
 * Tidies the memory: the workhorse proposes, strict rules decide, a person can undo.
 *
 * <p>Start at {@link dev.quartet.jobs.heartbeat.triage.MemoryTriage}.
 */
@NullMarked
package dev.quartet.jobs.heartbeat.triage;

import org.jspecify.annotations.NullMarked;
