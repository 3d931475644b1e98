package dev.quartet.jobs.heartbeat;

import java.util.List;
import java.util.Optional;

/**
 * The heartbeat as every front shows it; times in epoch milliseconds.
 *
 * @param every the time between two, in milliseconds
 * @param next when the next one is due, while a server runs
 * @param history newest first
 */
public record HeartbeatView(
    long every, Optional<Long> next, Optional<Beat> last, List<Beat.Summary> history) {}
