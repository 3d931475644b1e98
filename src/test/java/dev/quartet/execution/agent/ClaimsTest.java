package dev.quartet.execution.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I sent the mail.",
        "I've successfully posted it to #general.",
        "The invoice has been paid.",
        "The issue was created."
      })
  void a_claim_without_a_step_that_did_it_is_marked(String text) {
    assertThat(Claims.checked(text, false)).startsWith(text).endsWith("did that.)");
    assertThat(Claims.checked(text, true)).isEqualTo(text);
  }

  @Test
  void advice_is_no_claim() {
    String advice = "You can send it with: mail. Nobody should delete the branch.";
    assertThat(Claims.checked(advice, false)).isEqualTo(advice);
  }
}
