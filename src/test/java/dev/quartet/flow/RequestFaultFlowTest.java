package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.reply.Reply;
import dev.quartet.standin.Scripted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFaultFlowTest {
  @TempDir private Path folder;
  private TeamFlow team;

  @BeforeEach
  void opens_a_team() {
    team = TeamFlow.replying(folder, Scripted.text("🙂 indeed")).alone("");
    script("slow", "effect: read\ntimeout: 1s", "sleep 600\n");
    script("slow-write", "effect: write\ntimeout: 1s", "sleep 600\n");
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
  void ends_a_script_that_floods() {
    Reply reply = team.ask("/odd/flood");
    assertNotAnswered(reply, "failed", "script_exit_" + reply.receipts().getFirst().exitCode(), 1);
    assertThat(reply.error().orElseThrow().message()).contains("wrote more than 1024 KiB");
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
