package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.Request;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.flow.TeamFlow.Api;
import dev.quartet.library.recall.Source;
import dev.quartet.model.TokenCounter;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import dev.quartet.reply.Reply;
import dev.quartet.run.ContextManifest;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecialistFlowTest {
  private static final String REQUEST = "Please make the greeting friendlier and mention the docs";

  @TempDir private Path folder;
  private final Processes processes = new Processes();
  private Path repository;
  private TeamFlow team;

  @BeforeEach
  void makes_a_repository() throws IOException {
    repository = Files.createDirectories(folder.toRealPath().resolve("product"));
    Files.writeString(repository.resolve("greeting.txt"), "hello\nworld\n");
    Files.writeString(repository.resolve("windows.txt"), "one\r\ntwo\r\nlast line without end");
    git("init", "--quiet", "--initial-branch=main");
    git("config", "core.autocrlf", "false");
    git("add", ".");
    git("commit", "--quiet", "-m", "Begin");
  }

  @AfterEach
  void closes_everything() {
    team.close();
    processes.close();
  }

  private String git(String... arguments) {
    List<String> argv =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    argv.addAll(List.of(arguments));
    ProcessResult result =
        processes.run(
            new ProcessCommand(
                argv,
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", folder.toString()),
                repository,
                "",
                new ProcessCommand.Limits(Duration.ofSeconds(30), 1 << 20)),
            new Cancellation());
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return result.output();
  }

  private Reply ask(String tier) {
    return team.ask(
        REQUEST,
        new Request.Options(
            Optional.of(tier).filter(name -> !name.isEmpty()),
            List.of(),
            Optional.of(repository.toString()),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private void assertUntouched(String head) {
    assertThat(git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(git("status", "--porcelain")).isEmpty();
    assertThat(git("worktree", "list").lines()).hasSize(1);
    assertThat(repository.resolve("README.md")).doesNotExist();
    assertThat(team.workspace.root.resolve(".quartet/worktrees")).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void changes_a_repository_on_a_branch_of_its_own(Api api) throws IOException {
    team =
        TeamFlow.replying(
                folder,
                Scripted.call("delegate", Map.of("task", "Make greeting.txt friendlier.")),
                Scripted.call("list_files", Map.of()),
                Scripted.call("read_file", Map.of("path", "greeting.txt")),
                Scripted.call(
                    "edit_file",
                    Map.of("path", "greeting.txt", "old", "hello", "new", "hello, dear")),
                Scripted.call("write_file", Map.of("path", "README.md", "content", "# The docs\n")),
                Scripted.call("run_command", Map.of("command", "grep -c dear greeting.txt")),
                Scripted.text("The greeting is friendlier."))
            .speaking(api);
    String head = git("rev-parse", "HEAD");

    Reply reply = ask("");

    assertThat(reply.error()).isEmpty();
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.tier()).isEqualTo("specialist");
    assertThat(reply.source()).isEqualTo("workhorse");
    assertThat(team.model.requests()).hasSize(7);
    assertThat(team.model.requests().get(1).model())
        .isEqualTo(api == Api.ANTHROPIC ? "claude-opus-5" : "gpt-5.6");
    assertThat(team.sent(2)).contains("greeting.txt");
    assertThat(team.sent(3)).contains("1\thello");
    assertThat(team.sent(6)).contains("[exit code 0]");

    Change change = reply.result().orElseThrow();
    assertThat(change.summary()).isEqualTo("The greeting is friendlier.");
    assertThat(change.diff()).contains("+hello, dear", "-hello", "+# The docs");
    assertThat(git("show", change.branch() + ":greeting.txt")).isEqualTo("hello, dear\nworld\n");
    assertThat(git("rev-list", "--count", head.strip() + ".." + change.branch()).strip())
        .isEqualTo("1");
    Path patch = Files.writeString(folder.resolve("change.patch"), change.diff());
    git("apply", "--check", patch.toString());
    assertUntouched(head);
    assertThat(team.app().recall.text("friendlier greeting", Optional.of(Source.HISTORY)))
        .contains("history of " + repository, "Changed: README.md, greeting.txt", reply.id());
  }

  @Test
  void knows_a_repository_by_its_origin_and_the_components_that_it_brings() throws IOException {
    team =
        TeamFlow.replying(
            folder,
            Scripted.call("recall", Map.of("query", "greetings")),
            Scripted.text("Nothing to do."));
    git("remote", "add", "origin", "git@example.com:acme/product.git");
    Files.writeString(
        repository.resolve("components.md"), "# UI\n\n## GreetingCard\n\nA friendly word.\n");

    Reply reply = ask("specialist");

    assertThat(reply.error()).isEmpty();
    assertThat(team.sent(0)).contains("reuse them:\n- GreetingCard: A friendly word.");
    assertThat(team.sent(1)).contains("Nothing is noted about this.");
    assertThat(team.app().recall.text("greeting", Optional.of(Source.HISTORY)))
        .contains("history of acme/product");
  }

  @Test
  void leaves_line_endings_alone_that_it_was_not_asked_to_change() {
    team =
        TeamFlow.replying(
            folder,
            Scripted.call(
                "edit_file", Map.of("path", "windows.txt", "old", "one\ntwo", "new", "1\n2")),
            Scripted.text("Done with it."));

    Reply reply = ask("specialist");

    assertThat(reply.error()).isEmpty();
    assertThat(git("show", reply.result().orElseThrow().branch() + ":windows.txt"))
        .isEqualTo("1\r\n2\r\nlast line without end");
  }

  @Test
  void gives_the_specialist_only_its_task_and_not_the_conversation() {
    team =
        TeamFlow.replying(
            folder,
            Scripted.call("delegate", Map.of("task", "Make greeting.txt friendlier.")),
            Scripted.text("Nothing to do."));

    Reply reply = ask("");

    assertThat(reply.error()).isEmpty();
    assertThat(reply.result()).isEmpty();
    assertThat(team.sent(1)).contains("Make greeting.txt friendlier.").doesNotContain("mention");
    assertThat(git("branch", "--list", "quartet/*")).isEmpty();
  }

  @Test
  void keeps_the_specialist_inside_its_worktree() throws IOException {
    Path secret = Files.writeString(folder.toRealPath().resolve("outside.txt"), "top secret");
    team =
        TeamFlow.replying(
            folder,
            Scripted.call("read_file", Map.of("path", "../../../../outside.txt")),
            Scripted.call("read_file", Map.of("path", secret.toString())),
            Scripted.call("write_file", Map.of("path", ".git", "content", "gitdir: /tmp")),
            Scripted.call("run_command", Map.of("command", "ln -s " + secret + " link")),
            Scripted.call("read_file", Map.of("path", "link")),
            Scripted.call("run_command", Map.of("command", "env")),
            Scripted.call("run_command", Map.of("command", "echo changed > " + secret)),
            Scripted.text("I could not."));

    Reply reply = ask("specialist");

    assertThat(reply.error()).isEmpty();
    assertThat(team.sent(7)).doesNotContain("top secret").doesNotContain("key-of-the-team");
    assertThat(secret).hasContent("top secret");
  }

  @Test
  void cleans_up_after_a_specialist_that_failed() {
    team =
        TeamFlow.replying(
            folder,
            Scripted.call("write_file", Map.of("path", "README.md", "content", "half")),
            Scripted.error(401, "no such key"));
    String head = git("rev-parse", "HEAD");

    Reply reply = ask("specialist");

    assertThat(TeamFlow.code(reply)).isEqualTo("model_authentication");
    assertThat(git("branch", "--list", "quartet/*")).isEmpty();
    assertUntouched(head);
  }

  @Test
  void never_sends_the_specialist_more_than_15000_tokens_whatever_its_tools_return() {
    var counter = new TokenCounter();
    var calls = new AtomicInteger();
    var model =
        new ModelServer(_ ->
            TeamFlow.metered(
                calls.incrementAndGet() > 30
                    ? Scripted.text("Done.")
                    : Scripted.call(
                        "run_command",
                        Map.of("command", "echo part " + calls.get() + "; seq 1 4000; echo end"))));
    team = new TeamFlow(folder, model).speaking(Api.ANTHROPIC);

    Reply reply = ask("specialist");

    assertThat(reply.error()).isEmpty();
    assertThat(model.requests()).hasSize(31);
    assertThat(model.requests())
        .allSatisfy(asked ->
            assertThat(
                    counter.count(asked.system())
                        + counter.count(asked.body().path("tools").toString())
                        + asked.messages().stream().mapToInt(counter::count).sum())
                .isLessThanOrEqualTo(15_000));
    assertThat(team.sent(30)).contains("part 30", "left out to make room");
    List<ContextManifest> contexts =
        reply.steps().stream().flatMap(step -> step.context().stream()).toList();
    assertThat(contexts).hasSize(31).allMatch(context -> context.tokens() <= 15_000);
    assertThat(contexts.getLast().omitted()).isNotEmpty();
  }
}
