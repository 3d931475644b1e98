package dev.quartet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What answers a request, cheapest first. */
public enum Tier {
  SCRIPT,
  DIRECT,
  SPECIALIST,
  PIPELINE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Tier> of(String label) {
    return Arrays.stream(values()).filter(tier -> tier.label().equals(label)).findFirst();
  }
}
