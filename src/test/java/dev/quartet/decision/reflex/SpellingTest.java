package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private final Spelling spelling =
      new Spelling(Set.of("payments", "pipeline", "list", "notifications", "limit", "data"));

  @ParameterizedTest
  @CsvSource({
    "latest paymets, latest payments",
    "the piepline, the pipeline",
    "lsit them, list them",
    "my notifcations, my notifications",
    "rate limmit, rate limit"
  })
  void mends_one_slip_of_the_fingers(String written, String meant) {
    assertThat(spelling.mended(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search for \"paymets\"",
        "mail dana@acme.com about it",
        "what did Dana do",
        "paymets/app is a repository",
        "xyzzy plugh"
      })
  void leaves_values_names_and_unknown_words_alone(String text) {
    assertThat(spelling.mended(text)).isEqualTo(text);
  }

  @Test
  void a_word_in_another_form_is_known() {
    assertThat(spelling.mended("limited payment")).isEqualTo("limited payment");
  }
}
