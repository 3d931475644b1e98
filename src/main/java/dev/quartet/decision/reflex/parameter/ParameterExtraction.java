package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.ScriptManifest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes a script's parameters out of a sentence. Only what stands there is taken; what is not clear
 * is left over, since a wrong argument is worse than none.
 */
public final class ParameterExtraction {
  private static final int LONGEST = 4_000;

  /** In this order each leaves less for the next: the surest first. */
  private static final List<Step> STEPS =
      List.of(
          new Statements(),
          new TextsAfterColon(),
          new QuotedTexts(),
          new Days(),
          new DistinctiveValues(),
          new InclusionFlags(),
          new Choices(),
          new Numbers(),
          new Names(),
          new Lists(),
          new LastTexts(),
          new Texts());

  private final Clock clock;
  private final Map<String, PreparedScript> scripts = new ConcurrentHashMap<>();
  private final AtomicReference<Analysed> analysed;

  /** The last sentence: it is held against several scripts. */
  private record Analysed(LocalDate day, Sentence sentence) {}

  public ParameterExtraction(Clock clock) {
    this.clock = clock;
    this.analysed =
        new AtomicReference<>(new Analysed(LocalDate.now(clock), Sentence.of("", clock)));
  }

  /** Finds the values of a script's parameters; nothing in a text longer than 4000 characters. */
  public Extraction extract(String sentence, ScriptManifest script) {
    if (sentence.length() > LONGEST) {
      return new Extraction(
          Map.of(), sentence, List.of(sentence.substring(0, 40) + "…"), List.of());
    }
    var assignment = new Assignment(sentence(sentence), prepared(script));
    STEPS.forEach(step -> step.assign(assignment));
    return assignment.extraction();
  }

  private Sentence sentence(String text) {
    Analysed last = analysed.get();
    LocalDate today = LocalDate.now(clock);
    if (last.sentence().text().equals(text) && last.day().equals(today)) {
      return last.sentence();
    }
    Sentence sentence = Sentence.of(text, clock);
    analysed.set(new Analysed(today, sentence));
    return sentence;
  }

  private PreparedScript prepared(ScriptManifest script) {
    PreparedScript prepared = scripts.get(script.id());
    if (prepared == null || !prepared.manifest().equals(script)) {
      prepared = PreparedScript.of(script);
      scripts.put(script.id(), prepared);
    }
    return prepared;
  }
}
