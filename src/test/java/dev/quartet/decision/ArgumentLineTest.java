package dev.quartet.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.TestWorkspace;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentLineTest {
  @TempDir Path folder;
  private final Processes processes = new Processes();
  private Library library;

  @BeforeEach
  void open() {
    var files = new TestWorkspace(folder).trusted();
    files.script(
        "slack/post",
        """
        description: Post a message
        effect: write
        params:
          - {name: channel, type: text, required: true}
          - {name: text, type: text}
          - {name: quiet, type: flag}
        """,
        "echo posted\n");
    library = new LibraryReader(folder.resolve("shipped"), files.open(processes)).read();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private Map<String, String> options(String line) {
    ScriptManifest script = library.script("slack/post");
    return ArgumentLine.options(script, ArgumentLine.words(line));
  }

  @Test
  void quotes_hold_words_together_and_backslashes_free_a_quote() {
    assertThat(ArgumentLine.words("a \"b c\" 'd \"e' \"f \\\"g\\\" \\\\ h\" \"\""))
        .containsExactly("a", "b c", "d \"e", "f \"g\" \\ h", "");
  }

  @Test
  void options_take_the_next_word_or_what_follows_the_equals_sign_and_flags_neither() {
    assertThat(options("--channel=#general --quiet --text \"a = b\""))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("channel", "#general", "quiet", "true", "text", "a = b"));
  }

  @Test
  void a_word_that_is_no_option_and_an_option_without_its_value_show_the_usage() {
    assertThatThrownBy(() -> options("general"))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.message()).contains("'general' is not an option of slack/post");
              assertThat(e.hint()).contains("--channel");
            });
    assertThatThrownBy(() -> options("--quiet --text"))
        .hasMessageContaining("--text needs a value");
  }

  @Test
  void a_named_write_needs_an_approval_and_an_unknown_name_gets_the_nearest() {
    var explicit = new ExplicitRoute(Map.of());

    assertThat(explicit.named("/slack/post --channel '#dev'", library))
        .hasValueSatisfying(decision -> {
          assertThat(decision.route())
              .isEqualTo(new Route.Script("slack/post", Map.of("channel", "#dev")));
          assertThat(decision.approval()).isTrue();
          assertThat(decision.source()).isEqualTo(Source.EXPLICIT);
        });
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> explicit.named("/slack/pots --channel x", library));
    assertThat(problem.code()).isEqualTo("unknown_route");
    assertThat(problem.hint()).contains("Did you mean 'slack/post'?");
    assertThat(explicit.named("post it to slack", library)).isEmpty();
  }
}
