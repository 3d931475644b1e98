package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.TestWorkspace;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.Reflex.Recognition.Sure;
import dev.quartet.decision.Reflex.Recognition.Unsure;
import dev.quartet.decision.Route;
import dev.quartet.decision.Router;
import dev.quartet.decision.Source;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import dev.quartet.platform.SettableClock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalReflexTest {
  @TempDir Path folder;
  private final Processes processes = new Processes();
  private Library library;

  @BeforeEach
  void writeLibrary() {
    var workspace = new TestWorkspace(folder).trusted();
    workspace.script(
        "stripe/mrr",
        """
        description: Monthly recurring revenue of active subscriptions, per currency
        effect: read
        params:
          - {name: currency, type: pattern, pattern: "[a-z]{3}"}
        examples:
          - What's our MRR?
          - MRR in EUR
          - How much do we make per month from subscriptions?
        not:
          - Why did our MRR drop?
        """,
        "echo mrr\n");
    workspace.script(
        "github/pr-list",
        """
        description: Pull requests of a repository
        effect: read
        params:
          - {name: state, type: enum, values: [open, closed]}
          - {name: limit, type: integer}
        examples:
          - Which pull requests are open?
          - List 5 closed pull requests
        """,
        "echo prs\n");
    workspace.script(
        "mail/send",
        """
        description: Send an e-mail to the team
        effect: write
        params:
          - {name: text, type: text, required: true}
        examples:
          - Send an e-mail to the team saying "the build is green"
        """,
        "echo sent\n");
    library = new LibraryReader(folder.resolve("shipped"), workspace.open(processes)).read();
    assertThat(library.problems()).isEmpty();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private LocalReflex reflex() {
    return new LocalReflex(
        TestEmbeddings.SHARED,
        TestEmbeddings.CACHE,
        Map.of(),
        _ -> false,
        new SettableClock("2026-11-23T12:00:00Z"));
  }

  private Reflex.Recognition recognise(String text) {
    return reflex().recognise(new Reflex.Query(text, false), library);
  }

  private Router router() {
    return new Router(() -> library, Map.of(), reflex());
  }

  @ParameterizedTest
  @CsvSource({
    "What's our MRR?, stripe/mrr, {}",
    "show me our MRR please, stripe/mrr, {}",
    "Which pull requests are open?, github/pr-list, {state=open}",
    "List 12 closed pull requests, github/pr-list, '{state=closed, limit=12}'"
  })
  void is_sure_when_every_word_is_explained(String text, String script, String arguments) {
    assertThat(recognise(text))
        .isInstanceOfSatisfying(
            Sure.class,
            sure -> {
              assertThat(sure.script()).isEqualTo(script);
              assertThat(sure.arguments()).hasToString(arguments);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Why did our MRR drop?",
        "What's our MRR and why did it drop?",
        "Compare our MRR with last year",
        "What's our MRR excluding annual plans?",
        "Which pull requests are open and stale?",
        "Write a poem about the sea",
        "What's our MRR?\nAnd which pull requests are open?"
      })
  void abstains_when_something_is_left_unexplained(String text) {
    assertThat(recognise(text)).isInstanceOf(Unsure.class);
  }

  @Test
  void abstains_when_a_required_value_is_missing() {
    assertThat(recognise("Send an e-mail to the team")).isInstanceOf(Unsure.class);
  }

  @Test
  void a_question_that_leans_on_the_conversation_is_left_to_a_model() {
    LocalReflex reflex = reflex();

    assertThat(reflex.recognise(new Reflex.Query("And our MRR?", true), library))
        .isInstanceOf(Unsure.class);
    assertThat(reflex.recognise(new Reflex.Query("What's our MRR?", true), library))
        .isInstanceOf(Sure.class);
  }

  @Test
  void a_recognised_write_asks_for_approval() {
    Decision decision = router().preview("Send an e-mail to the team saying \"done\"");

    assertThat(decision.source()).isEqualTo(Source.REFLEX);
    assertThat(decision.approval()).isTrue();
    assertThat(decision.route()).isEqualTo(new Route.Script("mail/send", Map.of("text", "done")));
  }

  @Test
  void a_named_script_needs_no_reflex() {
    Decision decision = router().preview("/stripe/mrr --currency usd");

    assertThat(decision.source()).isEqualTo(Source.EXPLICIT);
    assertThat(decision.route())
        .isEqualTo(new Route.Script("stripe/mrr", Map.of("currency", "usd")));
    assertThatThrownBy(() -> router().preview("/stripe/mr"))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.hint()).contains("stripe/mrr"));
    assertThatThrownBy(() -> router().preview("/stripe/mrr --currency dollars"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--currency");
  }

  @Test
  void hints_at_the_tier_when_it_abstains() {
    assertThat(router().preview("Fix the bug in the login endpoint").hint()).contains("specialist");
    assertThat(router().preview("What is the capital of France?").hint()).contains("direct");
  }

  @Test
  void real_embeddings_tell_a_paraphrase_from_another_subject() {
    var reflex = reflex();

    assertThat(
            reflex.recognise(
                new Reflex.Query(
                    "How much revenue do we make per month from active subscriptions?", false),
                library))
        .isInstanceOfSatisfying(
            Sure.class, sure -> assertThat(sure.script()).isEqualTo("stripe/mrr"));
    assertThat(reflex.recognise(new Reflex.Query("Which month is open?", false), library))
        .isInstanceOf(Unsure.class);
  }
}
