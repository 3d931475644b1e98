package dev.quartet.library.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.library.recall.KnownFacts.Question;
import dev.quartet.model.TokenCounter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallTest {
  private static final TokenCounter COUNTER = new TokenCounter();
  @TempDir private static Path folder;
  private static KnownFacts facts;

  @BeforeAll
  static void writes_everything_down() throws IOException {
    facts = KnownFacts.all(folder);
  }

  @AfterAll
  static void closes_everything() {
    facts.close();
  }

  /** The questions whose answer is not in what was recalled, which never exceeds its limit. */
  private static List<Question> missed(List<Question> questions, Optional<Source> only) {
    return questions.stream()
        .filter(question -> {
          String recalled = facts.recall.text(question.text(), only);
          assertThat(COUNTER.count(recalled)).isLessThanOrEqualTo(Recall.TOKENS);
          return !recalled.contains(question.answer());
        })
        .toList();
  }

  @Test
  void finds_facts_that_are_asked_for_in_other_words() {
    List<Question> questions = KnownFacts.questions("questions", "fact");
    assertThat(questions).hasSize(50);
    assertThat(missed(questions, Optional.of(Source.MEMORY))).hasSizeLessThanOrEqualTo(5);
    assertThat(missed(questions, Optional.empty())).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void finds_what_was_done_before() {
    List<Question> questions = KnownFacts.questions("history", "outcome");
    assertThat(questions).hasSize(20);
    assertThat(missed(questions, Optional.of(Source.HISTORY))).hasSizeLessThanOrEqualTo(2);
    assertThat(missed(questions, Optional.empty())).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void finds_the_component_for_a_need() {
    List<Question> questions = KnownFacts.questions("components", "name");
    assertThat(questions).hasSize(20);
    assertThat(missed(questions, Optional.of(Source.COMPONENTS))).hasSizeLessThanOrEqualTo(2);
    assertThat(missed(questions, Optional.empty())).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void puts_the_best_first() {
    long first =
        KnownFacts.questions("questions", "fact").stream()
            .filter(question ->
                facts.recall.search(question.text(), Optional.of(Source.MEMORY)).stream()
                    .limit(5)
                    .anyMatch(excerpt -> excerpt.text().contains(question.answer())))
            .count();
    assertThat(first).isGreaterThanOrEqualTo(38);
  }

  @Test
  void finds_a_name_that_stands_in_one_place_only() {
    Excerpt found = facts.recall.search("Kanzlei Brandl", Optional.empty()).getFirst();
    assertThat(found.file()).isEqualTo("memory/vendors.md");
    assertThat(found.heading()).isEqualTo("Legal");
  }

  @Test
  void says_where_and_when_each_section_was_written() {
    facts.files.write(
        "memory/stickers.md",
        """
        ---
        description: What we print
        date: 2025-02-03
        ---
        # Stickers

        ## Printer

        The stickers with the lark are printed by Papierwerk in Graz.

        ## Order of 2026

        On 2026-01-07 we ordered 500 stickers for the fair.
        """);
    assertThat(facts.recall.text("Who prints our stickers?", Optional.of(Source.MEMORY)))
        .startsWith("## Printer (memory/stickers.md, 2025-02-03)\nThe stickers with the lark");
    assertThat(facts.recall.text("How many stickers did we order?", Optional.of(Source.MEMORY)))
        .contains("## Order of 2026 (memory/stickers.md, 2026-01-07)");
  }

  @Test
  void gives_of_a_long_section_what_fits_and_leaves_room_for_others() {
    String chatter =
        "The weather was fine and the meeting went on for a while as usual. ".repeat(80);
    facts.files.write(
        "memory/minutes.md",
        "# Minutes\n\n## Board of May\n\n"
            + chatter
            + "\n\nThe board agreed to lease four electric vans for the technicians.\n\n"
            + chatter);
    List<Excerpt> found =
        facts.recall.search(
            "What cars did the board decide on for service staff?", Optional.empty());
    assertThat(found.getFirst().file()).isEqualTo("memory/minutes.md");
    assertThat(found.getFirst().text()).contains("four electric vans", "…");
    assertThat(found.getFirst().tokens()).isLessThan(450);
    assertThat(found.stream().mapToInt(Excerpt::tokens).sum()).isLessThanOrEqualTo(Recall.TOKENS);
  }

  @Test
  void gives_a_model_unasked_only_what_is_about_its_task() {
    assertThat(facts.recall.memoryFor("Add another attempt to the webhooks of our API", 600))
        .contains("12 times over two days");
    assertThat(facts.recall.memoryFor("Prove that the square root of two is irrational", 600))
        .isEmpty();
  }
}
