package dev.quartet.jobs;

import java.util.Optional;

/**
 * One run of a job; times in epoch milliseconds.
 *
 * @param due when it was due; none: a person started it
 * @param run the request that it made
 * @param status {@code running | succeeded | failed | cancelled}
 * @param code of the failure
 */
public record Attempt(
    String id,
    String job,
    Optional<Long> due,
    long started,
    Optional<String> run,
    String status,
    Optional<String> code,
    Optional<String> reason,
    Optional<Long> ended) {}
