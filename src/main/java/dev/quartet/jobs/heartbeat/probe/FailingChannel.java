package dev.quartet.jobs.heartbeat.probe;

/**
 * An alert channel that does not deliver.
 *
 * @param since when, in epoch milliseconds
 */
public record FailingChannel(String name, long since, String error) {}
