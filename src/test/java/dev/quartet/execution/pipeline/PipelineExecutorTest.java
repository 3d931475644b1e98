package dev.quartet.execution.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.Request;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.execution.ExecutionFixture;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.script.ScriptCache;
import dev.quartet.execution.script.ScriptExecutor;
import dev.quartet.execution.script.ScriptRunner;
import dev.quartet.execution.specialist.SpecialistContext;
import dev.quartet.execution.specialist.SpecialistWork;
import dev.quartet.execution.specialist.TestRepository;
import dev.quartet.library.Library;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import dev.quartet.workspace.Configuration.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineExecutorTest {
  @TempDir Path folder;
  private ExecutionFixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new ExecutionFixture(folder);
    Files.createDirectories(folder.resolve("lib"));
    fixture.files.script(
        "test/count",
        "description: counts\neffect: read\nparams:\n  - {name: topic, type: text}\n",
        "echo \"counted $2\"\n");
    fixture.files.script(
        "test/send",
        "description: sends\neffect: write\n",
        "echo sent >> '" + fixture.files.root + "/sent'; echo sent\n");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void pipeline(String stages) {
    fixture.files.write(
        "pipelines/it.yaml", "description: a test\ninputs: [topic]\nstages:\n" + stages);
  }

  private Outcome execute(Run run, ModelServer server, Optional<Path> repository) {
    Library library = fixture.library();
    AgentLoop loop = fixture.loop(server);
    var runner =
        new ScriptRunner(
            fixture.workspace(), folder.resolve("lib"), fixture.processes, () -> fixture.sandbox);
    var scripts =
        new ScriptExecutor(
            () -> library,
            runner,
            new ScriptCache(fixture.database, fixture.clock),
            fixture.approvals,
            Map.of());
    var context =
        new SpecialistContext(() -> library, fixture.recall(library), ExecutionFixture.COUNTER);
    var work =
        new SpecialistWork(
            context, loop, fixture.processes, () -> fixture.sandbox, fixture.workspace());
    var worker =
        new StageWorker(
            () -> library,
            loop,
            scripts,
            work,
            new StageContext(() -> library, _ -> "", ExecutionFixture.COUNTER),
            Limits.DEFAULT);
    var route = new Route.Pipeline("it", Map.of("topic", "tea"));
    return new PipelineExecutor(() -> library, worker, fixture.approvals)
        .execute(
            fixture.admitted(run, repository), Decision.explicit(route, false, "named"), route);
  }

  private static Outcome.Answered answered(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> answered;
      case Outcome.Handoff _,
          Outcome.Waiting _,
          Outcome.Refused _,
          Outcome.Failed _,
          Outcome.Cancelled _ ->
          throw new AssertionError(outcome.toString());
    };
  }

  @Test
  void a_stage_gets_what_it_names_and_nothing_else() {
    pipeline(
        """
          - {name: facts, script: test/count, context: [topic]}
          - {name: text, task: Write it., context: [facts]}
        """);
    try (var server = ModelServer.replying(Scripted.text("A text."))) {
      Outcome.Answered answer = answered(execute(fixture.begin(), server, Optional.empty()));

      assertThat(answer.text()).isEqualTo("A text.");
      assertThat(answer.outputs())
          .containsExactlyInAnyOrderEntriesOf(Map.of("facts", "counted tea", "text", "A text."));
      assertThat(server.requests().getFirst().lastUserText())
          .contains("<facts>\ncounted tea\n</facts>", "Write it.")
          .doesNotContain("<topic>");
    }
  }

  @Test
  void an_approved_stage_goes_on_and_a_write_after_it_is_asked_for_itself() {
    pipeline(
        """
          - {name: text, task: Write it., context: [topic], approve: true}
          - {name: out, script: test/send}
        """);
    try (var server = ModelServer.replying(Scripted.text("A text."))) {
      Run run = fixture.begin();

      assertThat(execute(run, server, Optional.empty()))
          .isInstanceOfSatisfying(
              Outcome.Waiting.class,
              waiting ->
                  assertThat(waiting.approval().command()).contains("after text", "A text."));
      var _ = fixture.approvals.decide(run.id(), true, "ann");

      Run looked = fixture.resumed(run);
      assertThat(execute(looked, server, Optional.empty()))
          .isInstanceOfSatisfying(
              Outcome.Waiting.class,
              waiting -> assertThat(waiting.approval().command()).isEqualTo("/test/send"));
      assertThat(fixture.files.root.resolve("sent")).doesNotExist();
      var _ = fixture.approvals.decide(run.id(), true, "ann");

      Run sent = fixture.resumed(looked);
      assertThat(answered(execute(sent, server, Optional.empty())).text()).isEqualTo("sent");
      assertThat(answered(execute(fixture.resumed(sent), server, Optional.empty())).text())
          .isEqualTo("sent");
      assertThat(fixture.files.root.resolve("sent")).hasContent("sent");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_denied_stage_ends_the_pipeline() {
    pipeline("  - {name: text, task: Write it., approve: true}\n");
    try (var server = ModelServer.replying(Scripted.text("A text."))) {
      Run run = fixture.begin();
      Outcome _ = execute(run, server, Optional.empty());
      var _ = fixture.approvals.decide(run.id(), false, "ann");

      assertThatThrownBy(() -> execute(fixture.resumed(run), server, Optional.empty()))
          .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("denied"));
    }
  }

  @Test
  void what_the_workhorse_cannot_get_past_a_check_the_heavy_model_tries() {
    Path _ = fixture.check("pipelines/checks/good", "grep -q good || { echo say good; exit 1; }\n");
    pipeline("  - {name: text, task: Write it., checks: [checks/good]}\n");
    try (var server =
        ModelServer.replying(
            Scripted.text("bad"), Scripted.text("still bad"), Scripted.text("good"))) {
      assertThat(answered(execute(fixture.begin(), server, Optional.empty())).text())
          .isEqualTo("good");

      assertThat(server.requests())
          .extracting(asked -> asked.model())
          .containsExactly("claude-workhorse", "claude-workhorse", "claude-specialist");
    }
  }

  @Test
  void two_stages_in_a_repository_make_one_branch_also_after_an_approval() throws IOException {
    var repository = new TestRepository(fixture, "repository");
    repository.commit("a.txt", "one\n");
    pipeline(
        """
          - {name: code, role: specialist, task: Write b., approve: true}
          - {name: test, role: specialist, task: Write c.}
        """);
    try (var server =
        ModelServer.replying(
            Scripted.call("write_file", Map.of("path", "b.txt", "content", "bee\n")),
            Scripted.text("b is written"),
            Scripted.call("write_file", Map.of("path", "c.txt", "content", "sea\n")),
            Scripted.text("c is written"))) {
      Run run = fixture.begin(Request.of("test", "ann"));
      assertThat(execute(run, server, Optional.of(repository.root)))
          .isInstanceOf(Outcome.Waiting.class);
      var _ = fixture.approvals.decide(run.id(), true, "ann");

      Outcome.Answered answer =
          answered(execute(fixture.resumed(run), server, Optional.of(repository.root)));

      assertThat(answer.change())
          .hasValueSatisfying(change -> {
            assertThat(change.branch()).isEqualTo("quartet/" + run.id());
            assertThat(change.diff()).contains("+bee", "+sea");
          });
      assertThat(server.requests()).hasSize(4);
    }
  }
}
