package dev.quartet.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.library.Parameter.Wording;
import dev.quartet.platform.Processes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingReaderTest {
  @TempDir Path folder;
  private final Processes processes = new Processes();
  private TestWorkspace files;

  @BeforeEach
  void make() {
    files = new TestWorkspace(folder).trusted();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private Library with(String parameter) {
    files.script(
        "acme/it",
        "description: fine\neffect: read\nparams:\n  - " + parameter + "\n",
        "echo it\n");
    return new LibraryReader(folder.resolve("shipped"), files.open(processes)).read();
  }

  @Test
  void reads_what_people_say_before_a_value_and_for_it() {
    Library library =
        with(
            "{name: state, type: enum, values: [past_due, canceled], cues: [in state, … orders],"
                + " synonyms: {past_due: [overdue, unpaid], canceled: cancelled}}");

    assertThat(library.problems()).isEmpty();
    assertThat(library.script("acme/it").parameters().getFirst().wording())
        .isEqualTo(
            new Wording(
                List.of("in state", "… orders"),
                Map.of(
                    "past_due", List.of("overdue", "unpaid"), "canceled", List.of("cancelled"))));
  }

  @Test
  void a_parameter_without_them_has_none() {
    assertThat(with("{name: day, type: date}").script("acme/it").parameters().getFirst().wording())
        .isEqualTo(Wording.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, cues: [older than … or … days]} | two places for its value",
        "{name: a, cues: […]} | a cue without a word",
        "{name: a, synonyms: {b: [\" \"]}} | an empty synonym",
        "{name: a, type: enum, values: [b], synonyms: {c: [d]}} | does not take",
        "{name: a, type: flag, synonyms: {archived: [old ones]}} | does not take",
        "{name: a, synonyms: [b]} | expected 'key: value' pairs"
      })
  void a_wrong_one_is_named_with_its_line(String parameter, String message) {
    assertThat(with(parameter).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains(message);
          assertThat(problem.line()).isPositive();
          assertThat(problem.hint()).isNotBlank();
        });
  }
}
