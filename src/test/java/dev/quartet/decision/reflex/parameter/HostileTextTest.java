package dev.quartet.decision.reflex.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Processes;
import dev.quartet.platform.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  private static final List<String> PIECES =
      List.of(
          "; rm -rf /",
          "$(id)",
          "`id`",
          "--",
          "../../etc/passwd",
          "\u0000",
          "\u202e",
          "\ud800",
          "😀",
          "\"",
          "'",
          "“",
          "”",
          "<limit>",
          "{",
          "}",
          "[",
          "]",
          "\n",
          "\t",
          "%s",
          "\\",
          "last",
          "since",
          "between",
          "and",
          "from",
          "to",
          "Feb 30",
          "2026-99-99",
          "99999999999999999999",
          "0",
          "-1",
          "#",
          "@",
          "a/b",
          "A-1",
          "open",
          "closed",
          "top",
          "5",
          "99999 years ago",
          "last 9999 years",
          "Q9",
          "select",
          "from",
          ":",
          ": x",
          "+",
          "+49 30 1",
          "٣",
          "ⅷ",
          "ı",
          "İ",
          "ß",
          "e\u0301",
          "https://",
          "x@y",
          "site",
          "called",
          "labels",
          "$9",
          "€1,000.00",
          ",",
          ".",
          "’s",
          "/",
          "~");

  @TempDir Path folder;
  private final Processes processes = new Processes();
  private final ParameterExtraction extraction =
      new ParameterExtraction(new SettableClock("2026-11-24T12:00:00Z"));
  private ScriptManifest script;

  @BeforeEach
  void open() {
    TestWorkspace files = new TestWorkspace(folder).trusted();
    files.script(
        "test/it",
        """
        description: Orders of a site
        effect: read
        params:
          - {name: from, type: date, description: first day}
          - {name: to, type: date, description: last day}
          - {name: state, type: enum, values: [open, closed]}
          - {name: limit, type: integer}
          - {name: days, type: integer}
          - {name: amount, type: number}
          - {name: site, type: pattern, pattern: "[a-z0-9-]+", cues: [on … now]}
          - {name: repo, type: pattern, pattern: "[a-z]+/[a-z]+"}
          - {name: since, type: pattern, pattern: "[0-9]{1,3}[smh]"}
          - {name: sql, type: text}
          - {name: body, type: text, required: true}
          - {name: labels, type: list}
          - {name: dry-run, type: flag}
        examples:
          - orders
        """,
        "echo it\n");
    script =
        new LibraryReader(folder.resolve("shipped"), files.open(processes))
            .read()
            .script("test/it");
  }

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void a_hostile_text_never_gives_a_value_that_its_type_does_not_allow() {
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String text = text(random);
      Extraction found = extraction.extract(text, script);
      found
          .arguments()
          .forEach((name, value) ->
              assertThat(script.parameter(name).orElseThrow().checked(value)).isEqualTo(value));
      assertThat(found.doubtful()).noneMatch(found.arguments()::containsKey);
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int pieces = 1 + random.nextInt(30);
    for (int i = 0; i < pieces; i++) {
      boolean anything = random.nextInt(4) == 0;
      text.append(
          anything
              ? Character.toString(random.nextInt(0x3000))
              : PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "'",
        "“",
        "a",
        "9",
        "9 ",
        "a ",
        "a-",
        "a.",
        "#",
        "+1",
        "+1 ",
        "1,000,",
        "last ",
        "from ",
        "$1,000",
        "a/",
        "select x ",
        "{",
        ": ",
        "labels a, ",
        "site ",
        "open closed ",
        "@a",
        "e\u0301"
      })
  void a_long_text_takes_no_longer_than_its_length(String piece) {
    String text = piece.repeat(4_000 / piece.length());
    var _ = extraction.extract(text, script);
    long begin = System.nanoTime();
    var _ = extraction.extract(text + " ", script);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void a_text_beyond_all_measure_is_left_over_as_a_whole() {
    Extraction found = extraction.extract("top 5 ".repeat(1_000), script);
    assertThat(found.arguments()).isEmpty();
    assertThat(found.leftover()).hasSize(1);
  }
}
