package dev.quartet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quartet.platform.ProcessResult.Ending;
import dev.quartet.platform.Sandbox.Access;
import dev.quartet.platform.Sandbox.Confinement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
  private static final ProcessCommand.Limits USUAL =
      new ProcessCommand.Limits(Duration.ofSeconds(20), 100_000);

  @TempDir Path folder;
  private final Processes processes = new Processes();
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void close() {
    processes.close();
  }

  private ProcessCommand bash(String script, ProcessCommand.Limits limits) {
    return new ProcessCommand(
        List.of("/bin/bash", "-c", script),
        Map.of("PATH", "/usr/bin:/bin", "GIVEN", "value", "HOME", folder.toString()),
        folder,
        "",
        limits);
  }

  private ProcessResult run(String script, ProcessCommand.Limits limits) {
    return processes.run(bash(script, limits), cancellation);
  }

  @Test
  void arguments_and_input_arrive_as_they_are() {
    var command =
        new ProcessCommand(
            List.of("/bin/cat", "-", "$(touch pwned)"), Map.of(), folder, "grüezi", USUAL);

    ProcessResult result = processes.run(command, cancellation);

    assertThat(result.output()).isEqualTo("grüezi");
    assertThat(result.errors()).contains("$(touch pwned)");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void only_the_given_environment_is_seen() {
    assertThat(run("env | cut -d= -f1 | sort | tr '\\n' ' '", USUAL).output())
        .isEqualTo("GIVEN HOME PATH PWD SHLVL _ ");
  }

  @Test
  void a_time_limit_ends_what_runs_in_the_background_too() throws IOException {
    ProcessResult result =
        run(
            "(echo $BASHPID > child; exec sleep 60) & sleep 60",
            new ProcessCommand.Limits(Duration.ofMillis(500), 100));

    assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
    assertThat(result.exitCode()).isEqualTo(137);
    assertGone("child");
  }

  @Test
  void what_a_finished_process_left_behind_is_ended() throws IOException {
    ProcessResult result =
        run(
            "(echo $BASHPID > child; exec sleep 60) & while [ ! -s child ]; do :; done; echo ok",
            USUAL);

    assertThat(result.output()).isEqualTo("ok\n");
    assertThat(result.ending()).isEqualTo(Ending.EXITED);
    assertGone("child");
  }

  private void assertGone(String file) throws IOException {
    long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(ProcessesTest::isSleep))
        .isEmpty();
  }

  private static boolean isSleep(ProcessHandle handle) {
    return handle.info().command().filter(command -> command.endsWith("sleep")).isPresent();
  }

  @Test
  void a_flood_is_ended_and_cut() {
    ProcessResult result = run("yes", new ProcessCommand.Limits(Duration.ofSeconds(20), 1000));

    assertThat(result.ending()).isEqualTo(Ending.FLOODED);
    assertThat(result.output()).hasSize(1000);
  }

  @Test
  void a_cancelled_process_ends_at_once() {
    cancellation.cancel("enough");
    cancellation.cancel("later");

    assertThat(run("sleep 60", USUAL).ending()).isEqualTo(Ending.CANCELLED);
    assertThatThrownBy(cancellation::check)
        .isInstanceOf(Cancellation.Cancelled.class)
        .hasMessage("enough");
  }

  @Test
  void a_program_that_is_not_there_is_a_failure() {
    var command = new ProcessCommand(List.of("/no/such/program"), Map.of(), folder, "", USUAL);

    try {
      assertThat(processes.run(command, cancellation).exitCode()).isEqualTo(127);
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageContaining("/no/such/program");
    }
  }

  private ProcessResult confined(String script, Set<Access> access) {
    Sandbox sandbox = Sandbox.detect(processes);
    assumeTrue(sandbox.confines(), "bubblewrap does not work on this machine");
    var confinement =
        new Confinement(
            access, List.of(folder.resolve("open")), List.of(folder.resolve("secrets.env")));
    return processes.run(sandbox.confine(bash(script, USUAL), confinement), cancellation);
  }

  @Test
  void a_confined_command_writes_only_where_it_may_and_sees_no_credentials() throws IOException {
    Files.createDirectories(folder.resolve("open"));
    Files.createDirectories(folder.resolve(".ssh"));
    Files.writeString(folder.resolve(".ssh/id"), "key");
    Files.writeString(folder.resolve("secrets.env"), "A=1");

    ProcessResult result =
        confined(
            "echo x > open/in; echo x > outside; cat secrets.env .ssh/id; kill -0 "
                + ProcessHandle.current().pid()
                + " && echo reached",
            Set.of());

    assertThat(folder.resolve("open/in")).hasContent("x");
    assertThat(folder.resolve("outside")).doesNotExist();
    assertThat(result.output()).isEmpty();
    assertThat(result.errors()).contains("Read-only file system");
  }

  @Test
  void a_confined_command_has_a_network_only_when_it_may() {
    String interfaces = "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' ' | sort | tr '\\n' ' '";
    assertThat(folder.resolve("open").toFile().mkdir()).isTrue();

    assertThat(confined(interfaces, Set.of()).output()).isEqualTo("lo ");
    assertThat(confined(interfaces, Set.of(Access.NETWORK)).output())
        .isEqualTo(run(interfaces, USUAL).output());
  }
}
