package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.intent.IntentScores;
import dev.quartet.decision.reflex.parameter.Extraction;
import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.Effect;
import dev.quartet.library.ScriptManifest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The script that a request is held against, with the scores of those that were in the running. */
record Nearest(int intent, IntentScores scores, Match match) {

  /** Chooses it: the nearest that is about what the request names and can take what it says. */
  static final class Choice {
    /** Among how many of the nearest a tie is looked for. */
    private static final int TIED = 5;

    /**
     * How much less near a script may be than the nearest to be as good, in units of their rank.
     */
    private static final double TIE = 0.4;

    /** How many scripts that cannot take a request's values are passed over for the next ones. */
    private static final int PASSED_OVER = 3;

    private final ParameterExtraction extraction;
    private final Predicate<ScriptManifest> ready;

    /**
     * A choice.
     *
     * @param ready whether the credentials of a script are there
     */
    Choice(ParameterExtraction extraction, Predicate<ScriptManifest> ready) {
      this.extraction = extraction;
      this.ready = ready;
    }

    Nearest nearest(Asked asked, IntentScores scores, Registry registry) {
      return fitting(asked, settled(ofNamed(scores, registry, asked.named()), registry), registry);
    }

    /**
     * When a service is named, only scripts that are about it are in the running, if there are any.
     */
    private static IntentScores ofNamed(
        IntentScores scores, Registry registry, Map<String, String> named) {
      List<Integer> about =
          named.isEmpty()
              ? List.of()
              : IntStream.range(0, registry.size())
                  .filter(i -> registry.isAbout(i, named))
                  .boxed()
                  .toList();
      return about.isEmpty() ? scores : scores.only(new HashSet<>(about)::contains);
    }

    /** Of services that are about equally near, the one that the team has credentials for. */
    private IntentScores settled(IntentScores scores, Registry registry) {
      List<IntentScores.Ranked> nearest = scores.ranked(TIED);
      double best = nearest.getFirst().rank();
      return ready.test(registry.script(nearest.getFirst().intent()))
          ? scores
          : nearest.stream()
              .filter(next -> best - next.rank() <= TIE)
              .map(next -> registry.script(next.intent()))
              .filter(script -> !script.needs().isEmpty() && ready.test(script))
              .map(ScriptManifest::service)
              .findFirst()
              .map(service ->
                  scores.only(number -> registry.script(number).service().equals(service)))
              .orElse(scores);
    }

    /** The nearest script that can take what the request says; the nearest, if none of them can. */
    private Nearest fitting(Asked asked, IntentScores scores, Registry registry) {
      Nearest nearest = first(asked, scores, registry);
      if (!nearest.match().isTold()) {
        IntentScores reads = scores.only(number -> registry.script(number).effect() == Effect.READ);
        nearest = first(asked, reads, registry);
      }
      Nearest next = nearest;
      for (int passed = 0; passed < PASSED_OVER; passed++) {
        if (next.match().takesAll()) {
          return next;
        }
        int unfit = next.intent();
        next = first(asked, next.scores().only(number -> number != unfit), registry);
      }
      return nearest;
    }

    private Nearest first(Asked asked, IntentScores scores, Registry registry) {
      int intent = scores.first();
      return new Nearest(intent, scores, match(asked, registry.profile(intent), registry));
    }

    /** A request held against a script. */
    Match match(Asked asked, ScriptProfile profile, Registry registry) {
      Extraction extracted = extraction.extract(asked.text(), profile.script());
      return Match.of(asked, profile, extracted, registry.mended(extracted.template()));
    }
  }
}
