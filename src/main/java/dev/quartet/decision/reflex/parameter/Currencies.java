package dev.quartet.decision.reflex.parameter;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes of ISO 4217, without those that are English words or short names. */
final class Currencies {
  private static final Set<String> OTHER_WORDS =
      Set.of("all", "try", "top", "xxx", "bob", "mop", "cup", "gel", "lak", "pen", "sos", "xts");
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
          .filter(code -> !OTHER_WORDS.contains(code))
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  static boolean isCode(String word) {
    return CODES.contains(word);
  }
}
