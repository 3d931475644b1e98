package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Requests for an intent that would go to another one: its own examples, asked as if they had not
 * been written down.
 *
 * @param intent whose examples they are
 * @param sibling where they would go
 */
public record Collision(String intent, String sibling, List<String> examples) {
  private record Pair(String intent, String sibling) {}

  /**
   * The collisions of an index.
   *
   * @param concerned which intents matter, on either side
   */
  static List<Collision> of(
      IntentIndex index,
      Calibration calibration,
      Verifier verifier,
      Rules rules,
      Predicate<String> concerned) {
    Map<Pair, List<String>> found = new LinkedHashMap<>();
    for (int example = 0; example < index.examples().size(); example++) {
      IntentScores scores = index.scoresOfExample(example, -1);
      int own = index.examples().get(example).intent();
      int top = scores.first();
      var pair = new Pair(scores.intent(own).id(), scores.intent(top).id());
      if (top != own && (concerned.test(pair.intent()) || concerned.test(pair.sibling()))) {
        String sentence = index.text(example);
        Explanation explanation = rules.explain(sentence, top);
        double score = verifier.score(Features.of(scores, top, explanation));
        if (calibration.accepts(score, explanation)) {
          found.computeIfAbsent(pair, _ -> new ArrayList<>()).add(sentence);
        }
      }
    }
    return found.entrySet().stream()
        .map(e -> new Collision(e.getKey().intent(), e.getKey().sibling(), e.getValue()))
        .toList();
  }
}
