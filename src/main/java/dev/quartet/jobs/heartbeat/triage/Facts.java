package dev.quartet.jobs.heartbeat.triage;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a merged text to what it is made of. What a rewording loses or makes up first, and what
 * hurts most, are numbers, dates, links, addresses, names of files, and a "not".
 */
final class Facts {
  private static final Pattern HARD = Pattern.compile(".*(?:[\\p{N}@/_$€%]|\\p{L}[.:]\\p{L}).*");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}$€]+|[^\\p{L}\\p{N}%€]+$");
  private static final Pattern ATTRIBUTION =
      Pattern.compile("^[-*]\\s+(?:\\d{4}-\\d\\d-\\d\\d \\([^)]*\\): )?");
  private static final Pattern STRUCTURE =
      Pattern.compile("(?m)^\\s{0,3}(#{1,6}\\s|---|```|~~~).*");
  private static final Set<String> NEGATIONS =
      Set.of(
          "no", "not", "never", "none", "nobody", "nothing", "without", "except", "don't", "nicht",
          "nie", "niemals", "kein", "keine", "keinen", "ohne", "außer");

  private Facts() {}

  static void check(Edit.Merge merge) throws ProposalReader.Malformed {
    List<Block> sources = merge.touched().toList();
    Set<String> needed =
        sources.stream()
            .map(block -> ATTRIBUTION.matcher(block.text()).replaceFirst(""))
            .flatMap(Facts::facts)
            .collect(Collectors.toSet());
    Set<String> known =
        sources.stream().flatMap(block -> facts(block.text())).collect(Collectors.toSet());
    Set<String> said = facts(merge.text()).collect(Collectors.toSet());
    refuse(minus(needed, said), "a merged text leaves out ");
    refuse(minus(said, known), "a merged text makes up ");
    if (merge.text().length() > sources.stream().mapToInt(block -> block.text().length()).sum()) {
      throw new ProposalReader.Malformed("a merged text is longer than what it is made of");
    }
    if (STRUCTURE.matcher(merge.text()).find()) {
      throw new ProposalReader.Malformed("a merged text has headings or code");
    }
  }

  private static void refuse(Set<String> facts, String complaint) throws ProposalReader.Malformed {
    if (!facts.isEmpty()) {
      throw new ProposalReader.Malformed(
          complaint + facts.stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(some);
    return left;
  }

  private static Stream<String> facts(String text) {
    return Pattern.compile("\\s+")
        .splitAsStream(text)
        .map(word -> EDGES.matcher(word).replaceAll("").toLowerCase(Locale.ROOT))
        .filter(word -> HARD.matcher(word).matches() || NEGATIONS.contains(word));
  }
}
