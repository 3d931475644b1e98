package dev.quartet.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the team wrote down: Markdown files, searched by section. */
public final class Memory {
  /** One section of a file, from its heading to the next. */
  public record Section(String file, String heading, String text) {}

  private final List<Section> sections;

  Memory(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  static Memory read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new Memory(List.of());
    }
    List<Section> sections = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        sections.addAll(split(folder.relativize(file).toString(), Files.readAllLines(file)));
      }
    }
    return new Memory(sections);
  }

  private static List<Section> split(String file, List<String> lines) {
    List<Section> sections = new ArrayList<>();
    String heading = file;
    var text = new StringBuilder();
    for (String line : lines) {
      if (line.startsWith("#")) {
        add(sections, file, heading, text);
        heading = line.replaceFirst("^#+\\s*", "");
        text = new StringBuilder();
      } else {
        text.append(line).append('\n');
      }
    }
    add(sections, file, heading, text);
    return sections;
  }

  private static void add(List<Section> sections, String file, String heading, StringBuilder text) {
    if (!text.toString().isBlank()) {
      sections.add(new Section(file, heading, text.toString().strip()));
    }
  }

  public List<Section> sections() {
    return sections;
  }

  /** The sections that share the most telling words with the query; rare words tell more. */
  public List<Section> search(String query, int most) {
    Set<String> asked = words(query);
    Map<String, Long> frequency =
        sections.stream()
            .flatMap(section -> words(section.heading() + " " + section.text()).stream())
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    Map<Section, Double> scores =
        sections.stream()
            .distinct()
            .collect(
                Collectors.toMap(section -> section, section -> score(section, asked, frequency)));
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<Section, Double>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().file(), Comparator.naturalOrder()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private double score(Section section, Set<String> asked, Map<String, Long> frequency) {
    Set<String> shared = words(section.heading() + " " + section.text());
    shared.retainAll(asked);
    return shared.stream()
        .mapToDouble(
            word -> Math.log(1 + (double) sections.size() / frequency.getOrDefault(word, 1L)))
        .sum();
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 2)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
