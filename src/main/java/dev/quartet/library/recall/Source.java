package dev.quartet.library.recall;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a passage comes from. */
public enum Source {
  MEMORY,
  HISTORY,
  COMPONENTS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Source> of(String label) {
    return Arrays.stream(values()).filter(source -> source.label().equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Source::label).toList();
  }
}
