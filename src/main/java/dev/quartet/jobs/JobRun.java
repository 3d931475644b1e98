package dev.quartet.jobs;

import dev.quartet.reply.Reply;
import java.util.function.Supplier;

/**
 * A run of a job that was begun.
 *
 * @param id of the request
 * @param rest carries it out and records what it counts as; to be called once
 */
public record JobRun(String id, Supplier<Reply> rest) {
  /** Where runs of jobs are carried out: on this thread, or among a server's live requests. */
  @FunctionalInterface
  public interface Carrier {
    /** A run on the calling thread, heard by nobody. */
    Carrier HERE = begin -> begin.with(dev.quartet.run.EventSink.NONE).rest().get();

    /** Begins a run with listeners, and carries it out. */
    Reply carryOut(Begin begin);
  }

  /** Begins a run. */
  @FunctionalInterface
  public interface Begin {
    JobRun with(dev.quartet.run.EventSink events);
  }
}
