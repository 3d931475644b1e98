package dev.quartet.jobs;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Something of Quartet's own that a server does by the clock: once when it was never done, and from
 * then on at its times; of several servers one does it.
 *
 * @param name in the schedule
 * @param next when it is done next, by when it was done last
 */
public record Chore(String name, UnaryOperator<Instant> next, Runnable work) {}
