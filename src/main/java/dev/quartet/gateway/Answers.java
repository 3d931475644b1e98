package dev.quartet.gateway;

import dev.quartet.gateway.LiveRequests.Live;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers with a reply: as events while it comes about, or as JSON once it is there. */
final class Answers {
  /** Something that begins or goes on, and says what happens to a listener. */
  @FunctionalInterface
  interface Work {
    Live start(EventSink events);
  }

  private static final int USAGE = 2;

  private final LedgerReader records;

  Answers(LedgerReader records) {
    this.records = records;
  }

  /** Starts the work, then waits as long as the client wants to. */
  void answer(ServerRequest request, ServerResponse response, Duration wait, Work work) {
    if (Http.wantsEvents(request)) {
      var events = new EventQueue();
      Live live = work.start(events);
      // Work that broke without a reply has no last event, and must not leave the client waiting.
      var _ = live.reply().whenComplete((_, _) -> events.close());
      EventStream.untilDone(events, response);
    } else {
      send(response, await(work.start(EventSink.NONE), wait));
    }
  }

  private Reply await(Live live, Duration wait) {
    try {
      return live.reply().get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Reply.of(records.entry(live.id()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.of(records.entry(live.id()));
    }
  }

  private static void send(ServerResponse response, Reply reply) {
    Http.send(response, status(reply), reply);
  }

  private static int status(Reply reply) {
    return switch (reply.status()) {
      case "running", "waiting" -> 202;
      case "failed" -> reply.exitCode() == USAGE ? 400 : 200;
      default -> 200;
    };
  }
}
