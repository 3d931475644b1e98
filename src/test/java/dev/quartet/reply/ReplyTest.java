package dev.quartet.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.execution.Outcome.Fault;
import dev.quartet.model.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  private static Reply reply(String status, Optional<Fault> error) {
    return new Reply(
        "r1",
        status,
        "direct",
        "direct",
        "workhorse",
        1,
        "",
        Usage.NONE,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        error,
        "",
        0,
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "answered, '', 0",
    "waiting, '', 3",
    "refused, budget, 4",
    "refused, denied, 4",
    "cancelled, cancelled, 130",
    "failed, no_model, 5",
    "failed, empty_request, 2",
    "failed, unknown_route, 2",
    "failed, argument, 2",
    "failed, script_exit_69, 1",
    "interrupted, interrupted, 1",
    "unknown, unknown, 1"
  })
  void the_exit_code_says_how_it_ended(String status, String code, int exit) {
    Optional<Fault> fault =
        code.isEmpty() ? Optional.empty() : Optional.of(new Fault(code, "What happened", ""));

    assertThat(reply(status, fault).exitCode()).isEqualTo(exit);
  }
}
