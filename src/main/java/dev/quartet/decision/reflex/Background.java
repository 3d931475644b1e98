package dev.quartet.decision.reflex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What people ask an assistant that no script answers: the class of everything else. */
final class Background {
  private Background() {}

  static List<String> sentences() {
    try (var in = Background.class.getResourceAsStream("/reflex/background.txt")) {
      if (in == null) {
        throw new IllegalStateException("/reflex/background.txt is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(Canonical::of)
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
