package dev.quartet.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What a team or a repository tells every model, in {@code AGENTS.md} and {@code CLAUDE.md}.
 *
 * @param parts the files that say something, {@code AGENTS.md} first
 */
public record Instructions(List<Part> parts) {
  /** One file's text. */
  public record Part(String file, String text) {}

  private static final List<String> FILES = List.of("AGENTS.md", "CLAUDE.md");

  /** Characters that a token of ordinary text hardly ever has: more are not even counted. */
  private static final int LONGEST_TOKEN = 8;

  /** Those of a folder; a file that only repeats or imports the other is left out. */
  public static Optional<Instructions> of(Path folder) {
    List<Part> parts = new ArrayList<>();
    for (String name : FILES) {
      text(folder.resolve(name))
          .filter(text -> parts.stream().noneMatch(other -> says(other, text)))
          .ifPresent(text -> parts.add(new Part(name, text)));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Instructions(parts));
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
          : Optional.empty();
    } catch (IOException e) {
      // A file that is not text gives no instructions.
      return Optional.empty();
    }
  }

  /** Whether a file says nothing that another has not said already. */
  private static boolean says(Part other, String text) {
    return plain(text).equals("@" + other.file())
        || plain(text).equals("see " + other.file())
        || plain(other.text()).equals(plain(text));
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceFirst("(?i)^see ", "see ");
  }

  /**
   * The instructions within a number of tokens; what was cut is told at the end.
   *
   * @param count counts the tokens of a text
   */
  public String within(int tokens, ToIntFunction<String> count) {
    String all =
        parts.size() == 1
            ? parts.getFirst().text()
            : parts.stream()
                .map(part -> "From " + part.file() + ":\n" + part.text())
                .collect(Collectors.joining("\n\n"));
    return all.length() <= tokens * LONGEST_TOKEN && count.applyAsInt(all) <= tokens
        ? all
        : beginning(all, tokens, count) + told(tokens);
  }

  private String told(int tokens) {
    return "\n… cut here: the instructions are longer than "
        + tokens
        + " tokens. The rest stands in "
        + parts.stream().map(Part::file).collect(Collectors.joining(" and "))
        + ".";
  }

  /** As much as fits, found by halving; whole lines when there are any. */
  private String beginning(String text, int tokens, ToIntFunction<String> count) {
    int room = Math.max(0, tokens - count.applyAsInt(told(tokens)));
    int fits = 0;
    int tooMuch = Math.min(text.length(), tokens * LONGEST_TOKEN) + 1;
    while (tooMuch - fits > 1) {
      int middle = (fits + tooMuch) / 2;
      if (count.applyAsInt(text.substring(0, middle)) <= room) {
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    int line = text.lastIndexOf('\n', fits);
    return text.substring(0, line > fits / 2 ? line : fits);
  }
}
