package dev.quartet.decision.reflex.intent;

import java.util.List;
import java.util.stream.IntStream;

/** What an index makes of its own examples when they are not told to it. */
public final class CrossValidation {
  /**
   * An example put as a request.
   *
   * @param truth the intent that it is an example of
   * @param top the intent that the index finds nearest
   * @param features of that candidate
   */
  public record Case(String truth, String top, Features features) {}

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

  private static Case toCase(IntentIndex index, int example, IntentScores scores) {
    int top = scores.ranked(1).getFirst().intent();
    return new Case(
        index.intents().get(index.examples().get(example).intent()).id(),
        scores.intent(top).id(),
        Features.of(scores, top));
  }
}
