package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.decision.reflex.ParameterExtraction.Extracted;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.ScriptManifest;
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

class ParameterExtractionTest {
  @TempDir Path folder;
  private final Processes processes = new Processes();
  private final ParameterExtraction extraction =
      new ParameterExtraction(new SettableClock("2026-11-23T12:00:00Z"));
  private TestWorkspace files;

  @BeforeEach
  void open() {
    files = new TestWorkspace(folder).trusted();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private ScriptProfile profile(String parameters, String examples) {
    files.script(
        "test/it",
        "description: MRR and other things\neffect: read\nparams:\n"
            + parameters.strip().indent(2)
            + "examples:\n"
            + examples.strip().indent(2),
        "echo it\n");
    ScriptManifest script =
        new LibraryReader(folder.resolve("shipped"), files.open(processes))
            .read()
            .script("test/it");
    return ScriptProfile.of(script, extraction);
  }

  private Extracted extracted(ScriptProfile profile, String sentence) {
    return extraction.extract(sentence, profile.script(), profile.vocabulary());
  }

  @Test
  void a_value_in_an_example_is_no_vocabulary_so_that_it_is_found_again() {
    ScriptProfile mrr =
        profile("- {name: currency, type: pattern, pattern: \"[a-z]{3}\"}", "- MRR in EUR");

    assertThat(mrr.templates()).containsExactly("MRR in <currency>");
    assertThat(mrr.vocabulary()).contains("mrr").doesNotContain("eur");
    assertThat(extracted(mrr, "MRR in EUR").arguments()).isEqualTo(Map.of("currency", "eur"));
    assertThat(extracted(mrr, "MRR in CHF").arguments()).isEqualTo(Map.of("currency", "chf"));
  }

  @ParameterizedTest
  @CsvSource({
    "what about the app, ''",
    "what about currency usd, usd",
    "what about it in USD, usd",
    "what about ARR in USD, usd",
  })
  void a_weak_pattern_is_taken_only_when_it_is_named_or_pointed_at(String sentence, String found) {
    ScriptProfile weak =
        profile("- {name: currency, type: pattern, pattern: \"[a-z]{3}\"}", "- what about it");

    assertThat(extracted(weak, sentence).arguments().getOrDefault("currency", "")).isEqualTo(found);
  }

  @Test
  void a_distinctive_pattern_is_taken_where_it_stands() {
    ScriptProfile strong =
        profile("- {name: issue, type: pattern, pattern: \"[A-Z]+-[0-9]+\"}", "- show PAY-1");

    assertThat(extracted(strong, "show me PAY-77, please."))
        .isEqualTo(new Extracted(Map.of("issue", "PAY-77"), "show me <issue>, please."));
  }

  @Test
  void an_enum_is_not_found_inside_a_placeholder() {
    ScriptProfile both =
        profile(
            """
            - {name: open, type: pattern, pattern: "[A-Z]+-[0-9]+"}
            - {name: state, type: enum, values: [open, closed]}
            """,
            "- show PAY-1 closed");

    assertThat(extracted(both, "show PAY-1").arguments()).isEqualTo(Map.of("open", "PAY-1"));
    assertThat(extracted(both, "show Closed PAY-1").arguments())
        .isEqualTo(Map.of("open", "PAY-1", "state", "closed"));
  }

  @ParameterizedTest
  @CsvSource({
    "events of today, 2026-11-23",
    "events of Yesterday, 2026-11-22",
    "events of 2026-01-31, 2026-01-31"
  })
  void a_day_is_counted_from_today(String sentence, String date) {
    ScriptProfile events = profile("- {name: on, type: date}", "- events of today");

    assertThat(extracted(events, sentence).arguments()).isEqualTo(Map.of("on", date));
  }

  @Test
  void a_quoted_text_is_taken_before_the_number_in_it() {
    ScriptProfile search =
        profile(
            "- {name: query, type: text}\n- {name: limit, type: integer}", "- find \"x\" 5 times");

    assertThat(extracted(search, "find \"7 dwarfs\" 3 times"))
        .isEqualTo(
            new Extracted(
                Map.of("query", "7 dwarfs", "limit", "3"),
                "find \"<query>\" <limit> times".replace("\"", "")));
  }

  @Test
  void takes_an_address_whole_and_leaves_the_full_stop() {
    ScriptProfile fetch =
        profile("- {name: url, type: pattern, pattern: 'https?://.+'}", "- fetch https://a.test/b");
    assertThat(extracted(fetch, "fetch https://example.com/a?b=c:d.").arguments())
        .containsEntry("url", "https://example.com/a?b=c:d");
  }
}
