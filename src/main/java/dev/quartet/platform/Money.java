package dev.quartet.platform;

import java.math.BigDecimal;

/** Amounts: nano-dollars inside, exact decimals outside. */
public final class Money {
  private static final int NANO_DIGITS = 9;

  private Money() {}

  /** Nano-dollars as dollars, exactly, without an exponent. */
  public static BigDecimal dollars(long nanos) {
    BigDecimal dollars = BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros();
    return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
  }
}
