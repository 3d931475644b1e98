package dev.quartet.execution.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.execution.ExecutionFixture;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.AgentLoop.Ending;
import dev.quartet.model.ModelReply.Stop;
import dev.quartet.model.Role;
import dev.quartet.model.ToolDefinition;
import dev.quartet.run.Run;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLoopTest {
  private static final AgentTask.Limits LIMITS = new AgentTask.Limits(5, Duration.ofMinutes(1));

  @TempDir Path folder;
  private ExecutionFixture fixture;
  private Path check;

  @BeforeEach
  void open() {
    fixture = new ExecutionFixture(folder);
    check = fixture.check("checks/good", "grep -q good || { echo 'say good'; exit 1; }\n");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Ending loop(ModelServer server, List<Path> checks, AgentTask.Limits limits) {
    return loop(fixture.begin(), server, checks, limits);
  }

  private Ending loop(Run run, ModelServer server, List<Path> checks, AgentTask.Limits limits) {
    var tool =
        new Lookup(
            new ToolDefinition(
                "look", "Look.", List.of(ToolDefinition.Parameter.required("at", "what"))),
            arguments -> "seen " + arguments.required("at"));
    ContextPack context =
        new ContextPack.Builder(ExecutionFixture.COUNTER, ContextLimits.DIRECT)
            .prefix("Be brief.", List.of(tool.definition()))
            .ask("request", "Why?")
            .build();
    return fixture
        .loop(server)
        .run(
            new AgentTask(
                run,
                Role.WORKHORSE,
                new Purse.OfRequest(),
                context,
                new Toolbox(List.of(tool)),
                Acceptance.by(checks),
                limits));
  }

  private static String code(Ending ending) {
    return ending instanceof Ending.Over(Outcome.Failed(Outcome.Fault fault))
        ? fault.code()
        : ending.toString();
  }

  @Test
  void a_rejected_text_is_never_heard_and_its_objection_goes_back_once() {
    try (var server = ModelServer.replying(Scripted.text("bad"), Scripted.text("now good"))) {
      assertThat(loop(server, List.of(check), LIMITS)).isEqualTo(new Ending.Said("now good"));

      assertThat(fixture.heardText()).isEqualTo("now good");
      assertThat(server.requests().getLast().lastUserText()).contains("say good");
    }
  }

  @Test
  void two_rejections_end_it_and_nothing_was_heard() {
    try (var server =
        ModelServer.replying(Scripted.text("bad"), Scripted.text("worse"), Scripted.text("good"))) {
      assertThat(loop(server, List.of(check), LIMITS))
          .isEqualTo(new Ending.Rejected("worse", "say good"));

      assertThat(fixture.heardText()).isEmpty();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void text_without_a_check_is_heard_as_it_comes() {
    try (var server = ModelServer.replying(Scripted.text("as it is"))) {
      assertThat(loop(server, List.of(), LIMITS)).isEqualTo(new Ending.Said("as it is"));

      assertThat(fixture.heardText()).isEqualTo("as it is");
    }
  }

  @Test
  void the_number_of_calls_is_limited() {
    try (var server =
        new ModelServer(
            asked -> Scripted.call("look", Map.of("at", "place " + asked.messages().size())))) {
      assertThat(code(loop(server, List.of(), LIMITS))).isEqualTo("call_limit");

      assertThat(server.requests()).hasSize(LIMITS.calls());
    }
  }

  @Test
  void the_same_call_is_carried_out_twice_at_most() {
    try (var server = new ModelServer(_ -> Scripted.call("look", Map.of("at", "it")))) {
      assertThat(code(loop(server, List.of(), LIMITS))).isEqualTo("loop");

      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void a_time_limit_a_cut_reply_and_silence_are_failures() {
    try (var server =
        ModelServer.replying(
            new Scripted.Reply("half a", List.of(), Stop.LENGTH, Optional.empty()),
            Scripted.text(" "))) {
      var noTime = new AgentTask.Limits(5, Duration.ofNanos(-1));

      assertThat(code(loop(server, List.of(), noTime))).isEqualTo("time_limit");
      assertThat(code(loop(server, List.of(), LIMITS))).isEqualTo("output_limit");
      assertThat(code(loop(server, List.of(), LIMITS))).isEqualTo("empty_reply");
    }
  }

  @Test
  void a_resumed_run_says_the_same_and_pays_nothing_again() {
    try (var server =
        ModelServer.replying(
            Scripted.call("look", Map.of("at", "it")),
            Scripted.text("bad"),
            Scripted.text("good"))) {
      Run run = fixture.begin();
      assertThat(loop(run, server, List.of(check), LIMITS)).isEqualTo(new Ending.Said("good"));

      Run again = fixture.resumed(run);
      assertThat(loop(again, server, List.of(check), LIMITS)).isEqualTo(new Ending.Said("good"));
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void a_check_gets_the_text_on_its_standard_input_and_the_first_objection_counts() {
    Path silent = fixture.check("checks/silent", "exit 1\n");
    Path shown = fixture.check("checks/shown", "cat; echo \" came\" >&2; exit 3\n");
    var checks = new QualityChecks(fixture.processes, () -> fixture.sandbox);

    assertThat(checks.objection(fixture.begin(), List.of(shown, silent), "the text"))
        .hasValueSatisfying(objection -> assertThat(objection).contains("the text", "came"));
    assertThat(checks.objection(fixture.begin(), List.of(silent), "x")).contains("silent failed");
    assertThat(checks.objection(fixture.begin(), List.of(check), "good")).isEmpty();
  }
}
