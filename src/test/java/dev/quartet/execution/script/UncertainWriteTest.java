package dev.quartet.execution.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quartet.decision.Route;
import dev.quartet.execution.ExecutionFixture;
import dev.quartet.execution.script.ScriptExecutor.Attempt;
import dev.quartet.library.Library;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncertainWriteTest {
  @TempDir Path folder;
  private ExecutionFixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new ExecutionFixture(folder);
    Files.createDirectories(folder.resolve("lib"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Attempt attempt(Run run) {
    Library library = fixture.library();
    var runner =
        new ScriptRunner(
            fixture.workspace(), folder.resolve("lib"), fixture.processes, () -> fixture.sandbox);
    return new ScriptExecutor(
            () -> library,
            runner,
            new ScriptCache(fixture.database, fixture.clock),
            fixture.approvals,
            Map.of())
        .attempt(run, fixture.files.root, new Route.Script("test/it", Map.of()));
  }

  @Test
  void a_write_that_was_cut_off_is_unknown_and_is_never_tried_again() {
    fixture.files.script(
        "test/it",
        "description: sends\neffect: write\ntimeout: 500ms\n",
        "echo sent >> '" + fixture.files.root + "/sent'; sleep 60\n");
    Run run = fixture.begin();
    assertThat(attempt(run)).isInstanceOf(Attempt.MustWait.class);
    var _ = fixture.approvals.decide(run.id(), true, "ann");
    Run approved = fixture.resumed(run);

    for (Run again : new Run[] {approved, fixture.resumed(approved)}) {
      Problem problem = catchThrowableOfType(Problem.class, () -> attempt(again));
      assertThat(problem.code()).isEqualTo("unknown");
      assertThat(problem.message()).contains("nobody can say whether it took effect");
    }
    assertThat(fixture.files.root.resolve("sent")).hasContent("sent");
  }

  @Test
  void a_script_sees_neither_the_persons_secrets_nor_the_servers_token() throws IOException {
    assumeTrue(fixture.sandbox.confines(), "bubblewrap does not work here");
    Path token = fixture.workspace().state().resolve("server.json");
    Files.writeString(token, "the-token");
    Path secrets = fixture.files.environment().userFolder().resolve("secrets.env");
    Files.createDirectories(secrets.getParent());
    Files.writeString(secrets, "KEY=personal-secret\n");
    dev.quartet.TestWorkspace.permissions(secrets, "rw-------");
    fixture.files.script(
        "test/it",
        "description: looks\neffect: read\n",
        "echo \"[$(cat '" + token + "' '" + secrets + "')]\"\n");

    assertThat(attempt(fixture.begin()))
        .isInstanceOfSatisfying(
            Attempt.Ran.class, ran -> assertThat(ran.result().output()).isEqualTo("[]"));
  }
}
