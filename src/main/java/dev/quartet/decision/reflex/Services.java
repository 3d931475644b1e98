package dev.quartet.decision.reflex;

import dev.quartet.library.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services that a request names, by the names that people use for them. */
final class Services {
  /** What is said of a service that the library has no scripts of. */
  private static final String FOREIGN = "-";

  private static final Pattern HOST = Pattern.compile("https?://([^/\\s:]+)");

  private final Map<String, String> byName;
  private final Pattern names;

  private Services(Map<String, String> byName) {
    this.byName = byName;
    String alternatives =
        byName.keySet().stream()
            .sorted(java.util.Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(java.util.stream.Collectors.joining("|"));
    this.names =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}_./@#-])(?:"
                + alternatives
                + ")(?:'s|s)?(?![\\p{L}\\p{N}_/@-]|\\.\\w)");
  }

  /** The names in the shipped list, and the services of a library by their folders. */
  static Services of(Library library) {
    Set<String> there = new HashSet<>();
    library.scripts().values().forEach(script -> there.add(script.service()));
    Map<String, String> byName = new HashMap<>();
    for (String line : lines()) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        String service = there.contains(parts[0].strip()) ? parts[0].strip() : FOREIGN;
        for (String name : parts[1].split(",", -1)) {
          byName.put(name.strip(), service);
        }
      }
    }
    return new Services(byName);
  }

  Set<String> words() {
    Set<String> words = new HashSet<>();
    byName.keySet().forEach(name -> words.addAll(Words.tokens(name)));
    return words;
  }

  private static String[] lines() {
    try (var in = Services.class.getResourceAsStream("/reflex/services.txt")) {
      if (in == null) {
        throw new IllegalStateException("/reflex/services.txt is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The services that a text names: name, then service ({@code -} for one without scripts).
   *
   * @param sentence as it was written
   * @param canonical with stand-ins for its values: what stands in quotes names nothing
   */
  Map<String, String> namedIn(String sentence, String canonical) {
    String text = canonical.toLowerCase(Locale.ROOT);
    Map<String, String> named = new HashMap<>();
    Matcher matcher = names.matcher(text);
    while (matcher.find()) {
      String name = matcher.group().replaceAll("'s$", "");
      String service =
          byName.getOrDefault(name, byName.getOrDefault(name.replaceAll("s$", ""), FOREIGN));
      named.put(name, service);
    }
    Matcher address = HOST.matcher(sentence.toLowerCase(Locale.ROOT));
    while (address.find()) {
      for (String label : address.group(1).split("\\.", -1)) {
        Optional.ofNullable(byName.get(label)).ifPresent(service -> named.put(label, service));
      }
    }
    return named;
  }
}
