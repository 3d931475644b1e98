package dev.quartet.decision.reflex.intent;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an index makes of its own sentences when they are not told to it. */
final class CrossValidation {
  /**
   * A sentence put as a request.
   *
   * @param truth the intent that it is for; empty: none
   * @param top the intent that the index finds nearest
   * @param features of that candidate
   */
  record Case(String truth, String top, Explanation explanation, Features features) {
    boolean isRight() {
      return top.equals(truth);
    }
  }

  private final IntentIndex index;
  private final Rules rules;
  private final Function<String, List<String>> words;

  CrossValidation(IntentIndex index, Rules rules, Function<String, List<String>> words) {
    this.index = index;
    this.rules = rules;
    this.words = words;
  }

  /** Each example with the others there: ought to be recognised. */
  List<Case> known() {
    return IntStream.range(0, index.examples().size())
        .parallel()
        .mapToObj(example ->
            toCase(index.text(example), truth(example), index.scoresOfExample(example, -1)))
        .toList();
  }

  /** Each example with its whole intent left out: a request for something unknown that is near. */
  List<Case> unknown() {
    return IntStream.range(0, index.examples().size())
        .parallel()
        .mapToObj(example ->
            toCase(
                index.text(example),
                "",
                index.scoresOfExample(example, index.examples().get(example).intent())))
        .toList();
  }

  private String truth(int example) {
    return index.intents().get(index.examples().get(example).intent()).id();
  }

  /**
   * Each near-miss whose nearest intent is the one that it is not for, as if it had not been told.
   */
  List<Case> nearMisses() {
    return IntStream.range(0, index.size()).parallel().boxed().flatMap(this::nearMisses).toList();
  }

  private Stream<Case> nearMisses(int intent) {
    Intent owner = index.intents().get(intent);
    return IntStream.range(0, owner.nearMisses().size())
        .mapToObj(number -> {
          String sentence = owner.nearMisses().get(number);
          return toCase(
              sentence, "", index.scoresOfNearMiss(intent, number, words.apply(sentence)));
        })
        .filter(each -> each.top().equals(owner.id()));
  }

  private Case toCase(String sentence, String truth, IntentScores scores) {
    int top = scores.first();
    Explanation explanation = rules.explain(sentence, top);
    return new Case(
        truth, scores.intent(top).id(), explanation, Features.of(scores, top, explanation));
  }
}
