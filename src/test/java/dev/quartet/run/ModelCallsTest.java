package dev.quartet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.Request;
import dev.quartet.model.LangChainCaller;
import dev.quartet.model.Message;
import dev.quartet.model.ModelReply;
import dev.quartet.model.ModelRequest;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.Provider;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCallsTest {
  private static final Scripted.Reply ANSWER =
      Scripted.text("Here you are.").using(new Usage(100, 10, 0, 0));
  private static final ModelContext QUESTION =
      new ModelContext(
          new ModelRequest("Be brief.", List.of(), List.of(new Message.User("Why?")), 100),
          ContextManifest.of("direct", 100, List.of(), List.of()));

  private static final TokenCounter COUNTER = new TokenCounter();

  @TempDir private Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private Database database;
  private Path prices;

  @BeforeEach
  void opens_the_database() throws IOException {
    database = Database.open(folder.resolve("quartet.db"));
    prices = folder.resolve("prices.json");
    Files.writeString(
        prices,
        """
        {"source": {"name": "test", "licence": "none", "date": "2026-11-01"}, "models": [
          {"provider": "anthropic", "id": "claude", "match": [{"starts": "claude"}],
           "prices": [{"input": 3, "output": 15}]}]}
        """);
  }

  @AfterEach
  void closes_the_database() {
    database.close();
  }

  private ModelSpec spec(ModelServer server, String name) {
    return new ModelSpec(
        Provider.ANTHROPIC,
        name,
        Optional.of(server.anthropicBaseUrl()),
        Optional.of("key-of-mine"),
        100);
  }

  private ModelCalls calls(ModelServer server, String... models) {
    List<ModelSpec> specs =
        java.util.Arrays.stream(models).map(name -> spec(server, name)).toList();
    return new ModelCalls(
        _ -> specs,
        new LangChainCaller(COUNTER, LangChainCaller.Patience.USUAL),
        new PriceCatalogue(prices, Map.of(), Clock.systemUTC()),
        COUNTER,
        pauses::add);
  }

  private Run run(Configuration.Budgets budgets) {
    Clock clock = Clock.systemUTC();
    var runs = new Runs(database, new Budgets(database, clock, budgets), clock, new Ids(clock));
    return runs.begin(Request.of("Why?", "tests"), EventSink.NONE);
  }

  private ModelReply ask(ModelCalls calls, Run run) {
    return calls.call(run, Role.WORKHORSE, new Purse.OfRequest(), QUESTION, shown::add);
  }

  private long number(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void tries_again_after_a_failure_that_passes_and_each_try_is_a_step() {
    try (var server =
        ModelServer.replying(Scripted.error(529, "busy"), Scripted.error(500, "oops"), ANSWER)) {
      Run run = run(Configuration.Budgets.DEFAULT);
      assertThat(ask(calls(server, "claude-a"), run).text()).isEqualTo("Here you are.");
      assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(run.steps().position()).isEqualTo(3);
      assertThat(number("SELECT count(*) FROM step_end WHERE status = 'failed'")).isEqualTo(2);
      assertThat(number("SELECT count(*) FROM step_end WHERE status = 'done'")).isEqualTo(1);
    }
  }

  @Test
  void books_what_the_call_really_cost_and_holds_nothing_afterwards() {
    try (var server = ModelServer.replying(ANSWER)) {
      Run run = run(Configuration.Budgets.DEFAULT);
      ModelReply _ = ask(calls(server, "claude-a"), run);
      long nanos = 100 * 3000 + 10 * 15_000;
      assertThat(number("SELECT min(spent_nanos) FROM budget")).isEqualTo(nanos);
      assertThat(number("SELECT max(held_nanos) FROM budget")).isZero();
    }
  }

  @Test
  void waits_as_long_as_the_provider_asks() {
    var limited = new Scripted.HttpError(429, "slow down", Optional.of(Duration.ofSeconds(7)));
    try (var server = ModelServer.replying(limited, ANSWER)) {
      ModelReply _ = ask(calls(server, "claude-a"), run(Configuration.Budgets.DEFAULT));
      assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void goes_to_the_fallback_at_once_when_the_provider_asks_to_wait_too_long() {
    var limited = new Scripted.HttpError(429, "tomorrow", Optional.of(Duration.ofHours(1)));
    try (var server = ModelServer.replying(limited, ANSWER)) {
      ModelReply _ = ask(calls(server, "claude-a", "claude-b"), run(Configuration.Budgets.DEFAULT));
      assertThat(pauses).isEmpty();
      assertThat(server.requests())
          .extracting(asked -> asked.model())
          .containsExactly("claude-a", "claude-b");
    }
  }

  @Test
  void a_refused_key_is_not_tried_again_and_the_message_says_what_to_do() {
    var refused = Scripted.error(401, "invalid x-api-key");
    try (var server = ModelServer.replying(refused, refused)) {
      Problem problem =
          catchThrowableOfType(
              Problem.class,
              () -> ask(calls(server, "claude-a"), run(Configuration.Budgets.DEFAULT)));
      assertThat(problem.code()).isEqualTo("model_authentication");
      assertThat(problem.message()).contains("claude-a", "401");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_reply_that_was_partly_shown_is_neither_tried_again_nor_given_to_another_model() {
    try (var server =
        ModelServer.replying(
            new Scripted.Cut(
                Scripted.text("Half of an answer that is cut off somewhere")
                    .using(new Usage(100, 10, 0, 0)),
                4),
            ANSWER)) {
      Problem problem =
          catchThrowableOfType(
              Problem.class,
              () -> ask(calls(server, "claude-a", "claude-b"), run(Configuration.Budgets.DEFAULT)));
      assertThat(problem.code()).isEqualTo("model_cut");
      assertThat(shown).isNotEmpty();
      assertThat(server.requests()).hasSize(1);
      assertThat(number("SELECT min(spent_nanos) FROM budget")).isPositive();
    }
  }

  @Test
  void nothing_is_sent_when_the_worst_case_does_not_fit_the_budget() {
    try (var server = ModelServer.replying(ANSWER)) {
      var tight = new Configuration.Budgets(1000, 1000, 1000, 1000);
      Problem problem =
          catchThrowableOfType(Problem.class, () -> ask(calls(server, "claude-a"), run(tight)));
      assertThat(problem.code()).isEqualTo("budget");
      assertThat(server.requests()).isEmpty();
      assertThat(number("SELECT max(held_nanos) FROM budget")).isZero();
    }
  }
}
