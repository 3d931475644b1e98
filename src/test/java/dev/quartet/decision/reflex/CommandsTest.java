package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @ParameterizedTest
  @CsvSource({
    "Delete the branch, delete",
    "please restart nginx, restart",
    "can you merge it, merge",
    "open a pull request, open",
    "Free up disk space, free"
  })
  void finds_the_verb_that_is_commanded(String request, String verb) {
    assertThat(Commands.leading(request)).contains(verb);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open pull requests",
        "free memory",
        "which containers stopped",
        "email bounces",
        ""
      })
  void an_adjective_a_noun_or_a_question_commands_nothing(String request) {
    assertThat(Commands.leading(request)).isEmpty();
  }
}
