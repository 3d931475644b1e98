package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.decision.Reflex.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zeig mir die offenen Pull Requests",
        "wie viel Speicher ist frei und wer hat ihn",
        "¿cuántos clientes tenemos en Stripe?",
        "quels déploiements ont échoué hier ?",
        "run this: for (int i) { go(); }",
        "first line\nsecond line"
      })
  void other_languages_code_and_several_lines_are_turned_away(String text) {
    assertThat(Gate.refusal(new Query(text, false))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"What's our MRR?", "OPEN PRS IN acme/app", "show résumé of #général"})
  void a_lookup_passes(String text) {
    assertThat(Gate.refusal(new Query(text, false))).isEmpty();
  }

  @Test
  void a_long_text_is_no_lookup() {
    assertThat(Gate.refusal(new Query("word ".repeat(60), false))).isPresent();
    assertThat(Gate.refusal(new Query("x".repeat(100_000), false))).isPresent();
  }

  @Test
  void what_leans_on_an_earlier_turn_is_turned_away_only_after_one() {
    assertThat(Gate.refusal(new Query("and the same for web", true))).isPresent();
    assertThat(Gate.refusal(new Query("What's our MRR?", true))).isEmpty();
  }
}
