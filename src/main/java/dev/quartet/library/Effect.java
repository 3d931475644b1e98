package dev.quartet.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a script or tool does to the world. Only reads run unasked. */
public enum Effect {
  READ,
  WRITE,
  MONEY,
  IRREVERSIBLE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Effect> of(String label) {
    return Arrays.stream(values()).filter(effect -> effect.label().equals(label)).findFirst();
  }
}
