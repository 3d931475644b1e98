package dev.quartet.gateway;

import dev.quartet.Request;
import dev.quartet.RequestFlow;
import dev.quartet.jobs.JobRun;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Requests under way here, each on a thread of its own: they go on when their client leaves. */
final class LiveRequests {
  /** A request under way. */
  record Live(String id, CompletableFuture<Reply> reply) {}

  private final RequestFlow flow;
  private final EventSink everyone;
  private final Consumer<String> afterwards;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, CompletableFuture<Reply>> underWay = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * The requests under way.
   *
   * @param afterwards is told the id of each request that is over, beside other work
   */
  LiveRequests(RequestFlow flow, EventSink everyone, Consumer<String> afterwards) {
    this.flow = flow;
    this.everyone = everyone;
    this.afterwards = afterwards;
  }

  /** Begins a request; its id is known at once. */
  Live begin(Request request, EventSink events) {
    checkOpen();
    EventSink all = events.and(everyone);
    return carryOut(flow.runs().begin(request, all));
  }

  /** Goes on with a request whose approval was decided. */
  Live resume(String id, EventSink events) {
    checkOpen();
    EventSink all = events.and(everyone);
    return carryOut(flow.runs().resume(id, all));
  }

  /** Begins a run of a job. */
  Live begin(JobRun.Begin job, EventSink events) {
    checkOpen();
    JobRun run = job.with(events.and(everyone));
    return carryOut(run.id(), run.rest());
  }

  private void checkOpen() {
    if (stopping) {
      throw new ApiException(503, "stopping", "The server is stopping", "Try again in a moment.");
    }
  }

  private Live carryOut(Run run) {
    return carryOut(run.id(), () -> flow.carryOut(run));
  }

  private Live carryOut(String id, Supplier<Reply> work) {
    var reply = CompletableFuture.supplyAsync(work, threads);
    underWay.put(id, reply);
    var _ = reply.whenComplete((_, _) -> underWay.remove(id));
    var _ = reply.thenAcceptAsync(done -> afterwards(done.id()), threads);
    return new Live(id, reply);
  }

  private void afterwards(String id) {
    if (!stopping) {
      afterwards.accept(id);
    }
  }

  boolean isStopping() {
    return stopping;
  }

  /** Takes no more requests, lets those under way end, and cancels those that take too long. */
  void stop(Duration grace) {
    stopping = true;
    if (!allOver(grace)) {
      flow.runs().cancelAll("the server was stopped");
      allOver(Duration.ofSeconds(5));
    }
    threads.shutdown();
  }

  private boolean allOver(Duration patience) {
    var all = CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
    try {
      all.handle((_, _) -> true).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
