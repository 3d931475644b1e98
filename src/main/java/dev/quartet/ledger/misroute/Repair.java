package dev.quartet.ledger.misroute;

import dev.quartet.Tier;
import dev.quartet.ledger.misroute.Misroute.Verdict;
import dev.quartet.library.Library;
import dev.quartet.library.Sentence;
import dev.quartet.library.SentenceWriter;
import dev.quartet.platform.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes a misroute impossible: a near-miss for the script that was wrong, an example for the right
 * one.
 */
public final class Repair {
  private final Misroutes misroutes;
  private final Supplier<Library> library;
  private final SentenceWriter writer;

  public Repair(Misroutes misroutes, Supplier<Library> library, SentenceWriter writer) {
    this.misroutes = misroutes;
    this.library = library;
    this.writer = writer;
  }

  /**
   * Writes what follows from a misroute into the manifests.
   *
   * @return the files that were written
   * @throws Problem when its text is not kept, or no script has to do with it
   */
  public Set<Path> apply(Misroute misroute) {
    List<Sentence> sentences = sentences(misroute);
    Library current = library.get();
    Set<Path> written = new LinkedHashSet<>();
    for (Sentence sentence : sentences) {
      writer.add(current, sentence).ifPresent(written::add);
    }
    misroutes.review(
        misroute.id(),
        Verdict.APPLIED,
        sentences.stream()
            .map(sentence -> sentence.script() + " " + sentence.kind().key())
            .collect(Collectors.joining(", ")));
    return written;
  }

  private List<Sentence> sentences(Misroute misroute) {
    String text = misroute.text().strip();
    if (text.isEmpty()) {
      throw Problem.usage(
          "no_text",
          "The text of " + misroute.run() + " is not kept any more",
          "Write the sentence into the script's manifest by hand.");
    }
    List<Sentence> sentences = new ArrayList<>();
    if (misroute.tier().equals(Tier.SCRIPT.label())) {
      sentences.add(new Sentence(misroute.route(), Sentence.Kind.NEAR_MISS, text));
    }
    misroute
        .should()
        .filter(script -> library.get().scripts().containsKey(script))
        .ifPresent(script -> sentences.add(new Sentence(script, Sentence.Kind.EXAMPLE, text)));
    if (sentences.isEmpty()) {
      throw Problem.usage(
          "no_script",
          "No script has to do with " + misroute.id(),
          "Say which one should have answered: quartet feedback "
              + misroute.run()
              + " --wrong --should SCRIPT");
    }
    return sentences;
  }
}
