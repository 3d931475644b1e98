package dev.quartet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PriceTest {
  private static final long DOLLAR = 1_000_000_000L;

  @Test
  void rounds_half_a_nano_dollar_up() {
    assertThat(Price.cost(1, 499_999)).isZero();
    assertThat(Price.cost(1, 500_000)).isOne();
    assertThat(Price.cost(3, 500_000)).isEqualTo(2);
  }

  @Test
  void adds_up_each_kind_of_token_at_its_own_price() {
    var price = new Price(3 * DOLLAR, 15 * DOLLAR, 3 * DOLLAR / 10, 15 * DOLLAR / 4);
    assertThat(price.cost(new Usage(1_000_000, 0, 0, 0))).isEqualTo(3 * DOLLAR);
    assertThat(price.cost(new Usage(1000, 100, 10_000, 2000)))
        .isEqualTo(3_000_000 + 1_500_000 + 3_000_000 + 7_500_000);
  }

  @Test
  void refuses_to_overflow_silently() {
    assertThatThrownBy(() -> Price.cost(Long.MAX_VALUE, 2)).isInstanceOf(ArithmeticException.class);
  }
}
