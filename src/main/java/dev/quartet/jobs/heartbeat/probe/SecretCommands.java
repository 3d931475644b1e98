package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.platform.Problem;
import dev.quartet.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The commands that print secrets, as they are seen by one heartbeat after the other. A command
 * that takes longer than a heartbeat goes on, and the next one sees how it ended. One that printed
 * its secret is not run again: it might ask a person for a fingerprint every hour.
 */
public final class SecretCommands {
  private final Workspace workspace;
  private final Duration patience;
  private final Map<String, CompletableFuture<Optional<Problem>>> asked = new ConcurrentHashMap<>();

  public SecretCommands(Workspace workspace) {
    this(workspace, Duration.ofMillis(300));
  }

  /**
   * The commands of a workspace.
   *
   * @param patience how long one heartbeat waits for all of them
   */
  SecretCommands(Workspace workspace, Duration patience) {
    this.workspace = workspace;
    this.patience = patience;
  }

  /** Begins a heartbeat: what failed before is tried again. */
  public void begin() {
    asked.values().removeIf(answer -> answer.isDone() && answer.join().isPresent());
    names().forEach(name -> asked.computeIfAbsent(name, this::asking));
  }

  private List<String> names() {
    return workspace.configuration().programs().secretCommands().keySet().stream()
        .sorted()
        .toList();
  }

  /** Whether all of them have ended; waits a little for those that have not. */
  boolean settled() {
    CompletableFuture<?>[] all = asked.values().toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(all).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Those that failed, as far as they have ended. */
  List<Problem> failed() {
    boolean _ = settled();
    return names().stream().flatMap(this::failure).toList();
  }

  private CompletableFuture<Optional<Problem>> asking(String name) {
    return CompletableFuture.supplyAsync(
        () -> run(name), work -> Thread.ofVirtual().name("secret-" + name).start(work));
  }

  private Optional<Problem> run(String name) {
    try {
      var _ = workspace.secrets().find(name);
      return Optional.empty();
    } catch (Problem e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(Problem.failed("secret_command", String.valueOf(e), ""));
    }
  }

  private Stream<Problem> failure(String name) {
    return Optional.ofNullable(asked.get(name))
        .filter(CompletableFuture::isDone)
        .flatMap(CompletableFuture::join)
        .stream();
  }
}
