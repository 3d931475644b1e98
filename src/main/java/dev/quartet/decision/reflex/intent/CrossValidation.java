package dev.quartet.decision.reflex.intent;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an index makes of its own examples when they are not told to it. */
public final class CrossValidation {
  /**
   * An example put as a request.
   *
   * @param sentence the example, or the near-miss
   * @param candidate the number of the intent that the index finds nearest
   * @param truth the intent that it is an example of
   * @param top the intent that the index finds nearest
   * @param features of that candidate
   */
  public record Case(String sentence, int candidate, String truth, String top, Features features) {}

  private CrossValidation() {}

  /** Each example with the others there: ought to be recognised. */
  public static List<Case> known(IntentIndex index) {
    return IntStream.range(0, index.examples().size())
        .parallel()
        .mapToObj(example -> toCase(index, example, index.scoresOfExample(example, -1)))
        .toList();
  }

  /** Each example with its whole intent left out: a request for something unknown that is near. */
  public static List<Case> unknown(IntentIndex index) {
    return IntStream.range(0, index.examples().size())
        .parallel()
        .mapToObj(example ->
            toCase(
                index,
                example,
                index.scoresOfExample(example, index.examples().get(example).intent())))
        .toList();
  }

  /**
   * Each near-miss whose nearest intent is the one that it is not for, as if it had not been told.
   */
  public static List<Case> nearMisses(IntentIndex index, Function<String, List<String>> words) {
    return IntStream.range(0, index.size())
        .parallel()
        .boxed()
        .flatMap(intent -> nearMisses(index, intent, words))
        .toList();
  }

  private static Stream<Case> nearMisses(
      IntentIndex index, int intent, Function<String, List<String>> words) {
    Intent owner = index.intents().get(intent);
    return IntStream.range(0, owner.nearMisses().size())
        .mapToObj(number -> {
          String sentence = owner.nearMisses().get(number);
          IntentScores scores = index.scoresOfNearMiss(intent, number, words.apply(sentence));
          int top = scores.ranked(1).getFirst().intent();
          return new Case(sentence, top, "", owner.id(), Features.of(scores, top));
        })
        .filter(each -> each.candidate() == intent);
  }

  private static Case toCase(IntentIndex index, int example, IntentScores scores) {
    int top = scores.ranked(1).getFirst().intent();
    return new Case(
        index.text(example),
        top,
        index.intents().get(index.examples().get(example).intent()).id(),
        scores.intent(top).id(),
        Features.of(scores, top));
  }
}
