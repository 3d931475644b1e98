package dev.quartet.cli;

import dev.quartet.Request;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;

/** Something that answers requests: this process, or the workspace's server. */
interface Answering {
  Reply answer(Request request, EventSink events);

  /**
   * Decides an approval, and carries out what waited for it.
   *
   * @param id of the approval or of the request
   */
  Reply decide(String id, boolean yes, EventSink events);

  /**
   * Runs a job of the workspace now.
   *
   * @throws dev.quartet.platform.Problem when it may not run
   */
  Reply runJob(String name, EventSink events);

  /** Asks for a request to be ended; says whether there was anything to end. */
  boolean cancel(String id);

  /** The workspace's server when it runs, else this process. */
  static Answering of(Console console) {
    return ServerFile.find(console.app().workspace)
        .filter(RemoteAnswering::answers)
        .<Answering>map(RemoteAnswering::new)
        .orElseGet(() -> local(console));
  }

  private static Answering local(Console console) {
    console.app().warmUp();
    return new LocalAnswering(console.engine());
  }
}
