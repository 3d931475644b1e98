package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.Request;
import dev.quartet.reply.Reply;
import dev.quartet.run.Event;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFaultFlowTest {
  private static final Request.Options YES =
      new Request.Options(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), true);

  private static final String PLANTED = "planted-0123456789-secret";

  @TempDir private Path folder;
  private TeamFlow team;

  @BeforeEach
  void opens_a_team() {
    TeamFlow opening = TeamFlow.replying(folder, Scripted.text("🙂 indeed"));
    opening.workspace.variable("LEAKY_TOKEN", PLANTED);
    team = opening.alone("");
    script("slow", "effect: read\ntimeout: 1s", "sleep 600\n");
    script("slow-write", "effect: write\ntimeout: 1s", "sleep 600\n");
    script("endless", "effect: read", "sleep 600\n");
    script("endless-write", "effect: write", "sleep 600\n");
    script("flood", "effect: read", "while true; do echo flooding the reply; done\n");
    script("no-credential", "effect: read", "echo 'TOKEN is not set' >&2\nexit 78\n");
    script("refused", "effect: read", "exit 77\n");
    script("silent", "effect: read", "true\n");
  }

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void script(String name, String head, String body) {
    team.workspace.script("odd/" + name, "description: Behaves oddly\n" + head, body);
  }

  private void assertNotAnswered(Reply reply, String status, String code, int exit) {
    assertThat(TeamFlow.code(reply)).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.exitCode()).isEqualTo(exit);
    assertThat(reply.error().orElseThrow().message()).isNotBlank();
    assertThat(reply.steps()).noneMatch(step -> step.status().equals("under way"));
    assertThat(team.model.requests()).isEmpty();
    assertThat(Reply.of(team.engine().records.entry(reply.id())).status()).isEqualTo(status);
  }

  @Test
  void ends_a_script_that_hangs() {
    Reply reply = team.ask("/odd/slow");
    assertNotAnswered(reply, "failed", "script_exit_" + reply.receipts().getFirst().exitCode(), 1);
    assertThat(reply.error().orElseThrow().message()).contains("took longer than 1 s");
    assertThat(reply.decisions()).hasSize(1);
    assertThat(reply.receipts()).hasSize(1);
    assertThat(reply.millis()).isBetween(1000L, 30_000L);
  }

  @Test
  void leaves_it_to_a_person_whether_a_write_that_hung_took_effect() {
    Reply waiting = team.ask("/odd/slow-write");
    assertThat(waiting.status()).isEqualTo("waiting");
    Reply reply = team.decide(waiting.id(), true);
    assertNotAnswered(reply, "unknown", "unknown", 1);
    assertThat(reply.receipts()).hasSize(1);
  }

  @Test
  void does_not_let_the_model_repeat_a_write_that_hung() {
    team.close();
    team =
        TeamFlow.replying(
                folder,
                Scripted.call(
                    "run_script",
                    Map.of("id", "odd/slow-write", "arguments", Map.of(), "then", "continue")),
                Scripted.text("never"))
            .alone("");
    Reply waiting = team.ask("Do the slow thing, whatever it takes");
    Reply reply = team.decide(waiting.id(), true);
    assertThat(reply.status()).isEqualTo("unknown");
    assertThat(reply.receipts()).hasSize(1);
    assertThat(team.model.requests()).hasSize(1);
    assertThat(TeamFlow.costOfSteps(reply)).isEqualByComparingTo(reply.costUsd()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"endless, cancelled, 130", "endless-write, unknown, 1"})
  void ends_a_script_when_its_request_is_cancelled(String script, String status, int exit)
      throws Exception {
    var running = new CountDownLatch(1);
    EventSink events =
        event -> {
          if (event instanceof Event.Stepped step && step.kind().equals("script")) {
            running.countDown();
          }
        };
    Run run =
        team.engine()
            .runs
            .begin(new Request("/odd/" + script, "ada", Optional.empty(), YES), events);
    var ended = CompletableFuture.supplyAsync(() -> team.engine().flow.carryOut(run));
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(team.engine().flow.cancel(run.id(), "ada changed her mind")).isTrue();

    Reply reply = ended.get(20, TimeUnit.SECONDS);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.exitCode()).isEqualTo(exit);
    assertThat(reply.steps()).noneMatch(step -> step.status().equals("under way"));
  }

  @Test
  void ends_a_script_that_floods() {
    Reply reply = team.ask("/odd/flood");
    assertNotAnswered(reply, "failed", "script_exit_" + reply.receipts().getFirst().exitCode(), 1);
    assertThat(reply.error().orElseThrow().message()).contains("wrote more than 1024 KiB");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "69", "77"})
  void a_credential_that_a_script_shows_is_in_no_reply_file_or_row(int exit) throws IOException {
    script(
        "leaky",
        "effect: read\nneeds: [LEAKY_TOKEN]",
        "echo \"it is $LEAKY_TOKEN\"; echo \"or $LEAKY_TOKEN\" >&2; exit " + exit + "\n");
    Reply reply = team.ask("/odd/leaky");
    assertThat(reply.receipts()).hasSize(1);
    assertThat(dev.quartet.platform.Json.write(reply)).doesNotContain(PLANTED);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(PLANTED);
      }
    }
  }

  @Test
  void says_what_to_do_when_a_credential_is_missing() {
    Reply reply = team.ask("/odd/no-credential");
    assertNotAnswered(reply, "failed", "script_exit_78", 1);
    assertThat(reply.error().orElseThrow().message()).contains("TOKEN is not set");
    assertThat(reply.error().orElseThrow().hint()).contains("secrets.env");
  }

  @Test
  void says_something_of_a_script_that_failed_without_a_word() {
    assertNotAnswered(team.ask("/odd/refused"), "failed", "script_exit_77", 1);
  }

  @Test
  void answers_with_nothing_when_a_script_prints_nothing() {
    Reply reply = team.ask("/odd/silent");
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.receipts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t "})
  void refuses_an_empty_request(String text) {
    assertNotAnswered(team.ask(text), "failed", "empty_request", 2);
  }

  @Test
  void refuses_a_request_of_a_megabyte() {
    Reply reply = team.ask("word ".repeat(200_000));
    assertNotAnswered(reply, "refused", "too_large", 4);
    assertThat(reply.error().orElseThrow().hint()).contains("--file");
  }

  @Test
  void refuses_a_request_that_is_no_text() {
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte) 0xff, 1, 2, 3};
    Reply reply = team.ask(new String(image, StandardCharsets.UTF_8));
    assertNotAnswered(reply, "failed", "not_text", 2);
  }

  @Test
  void answers_a_request_of_emoji() {
    Reply reply = team.ask("🦙❓👩‍👩‍👧‍👦");
    assertThat(reply.error()).isEmpty();
    assertThat(reply.text()).isEqualTo("🙂 indeed");
    assertThat(reply.request()).isEqualTo("🦙❓👩‍👩‍👧‍👦");
    assertThat(team.sent(0)).contains("🦙❓👩‍👩‍👧‍👦");
  }

  @Test
  void refuses_a_tier_that_does_not_exist() {
    Reply reply = team.askAtTier("specalist", "Fix it");
    assertNotAnswered(reply, "failed", "unknown_tier", 2);
    assertThat(reply.error().orElseThrow().hint()).contains("specialist");
  }

  @ParameterizedTest
  @CsvSource({
    "/odd/slo, unknown_route",
    "/odd/silent --colour red, argument",
    "/nothing at all, unknown_route"
  })
  void refuses_a_route_that_does_not_exist(String text, String code) {
    assertNotAnswered(team.ask(text), "failed", code, 2);
  }
}
