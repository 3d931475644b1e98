package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.TestWorkspace;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.Status;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashFlowTest {
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final Semaphore arrived = new Semaphore(0);
  private final ModelServer model =
      new ModelServer(_ -> {
        arrived.release();
        return new Scripted.Silent(Scripted.text("never").using(TeamFlow.USAGE), 0);
      });
  private final List<App> apps = new java.util.ArrayList<>();

  @AfterEach
  void closes_everything() {
    apps.forEach(App::close);
    model.close();
  }

  private App app(TestWorkspace workspace, Clock clock) {
    apps.add(new App(new App.Setting(TeamFlow.HOME, workspace.environment(), clock)));
    return apps.getLast();
  }

  private Process ask(TestWorkspace workspace, String question) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dquartet.home=" + TeamFlow.HOME,
            "-Dquartet.cache=" + System.getProperty("quartet.cache"),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.quartet.Main",
            "ask",
            question);
    builder.environment().clear();
    builder.environment().putAll(workspace.environment().variables());
    return builder
        .directory(workspace.root.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("child.log").toFile())
        .start();
  }

  private void awaitModelCall() throws InterruptedException {
    assertThat(arrived.tryAcquire(90, TimeUnit.SECONDS)).isTrue();
  }

  private static Summary only(App app, String text) {
    return app.engine.get().records.since(0, 100).stream()
        .filter(summary -> summary.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tells_a_request_whose_process_was_killed_from_one_that_is_alive() throws Exception {
    var workspace = new TestWorkspace(folder);
    workspace
        .variable("ANTHROPIC_API_KEY", "key-of-the-team")
        .variable("ANTHROPIC_BASE_URL", model.anthropicBaseUrl());
    Clock later = Clock.offset(Clock.systemUTC(), LONGER_THAN_A_LEASE);
    App alive = app(workspace, later);
    var reply =
        CompletableFuture.supplyAsync(
            () -> alive.engine.get().flow.answer(Request.of("Who lives?", "ada"), EventSink.NONE));
    awaitModelCall();
    Process child = ask(workspace, "Who dies?");
    try {
      awaitModelCall();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

    App observer = app(workspace, later);
    assertThat(only(observer, "Who dies?").status()).isEqualTo(Status.RUNNING);
    observer.engine.get().ledger.sweep();

    Summary dead = only(observer, "Who dies?");
    assertThat(dead.status()).isEqualTo(Status.INTERRUPTED);
    Reply record = Reply.of(observer.engine.get().records.entry(dead.id()));
    assertThat(record.status()).isEqualTo("interrupted");
    assertThat(TeamFlow.code(record)).isEqualTo("interrupted");
    assertThat(record.exitCode()).isEqualTo(1);
    assertThat(record.decisions()).hasSize(1);
    assertThat(TeamFlow.kinds(record)).containsExactly("decide", "model");
    assertThat(only(observer, "Who lives?").status()).isEqualTo(Status.RUNNING);

    observer.engine.get().ledger.sweep();
    assertThat(only(observer, "Who lives?").status()).isEqualTo(Status.RUNNING);
    assertThat(observer.engine.get().flow.cancel(only(observer, "Who lives?").id(), "enough"))
        .isTrue();
    assertThat(reply.get(30, TimeUnit.SECONDS).status()).isEqualTo("cancelled");
  }
}
