package dev.quartet.decision.reflex;

import dev.quartet.decision.Reflex.Query;
import java.util.List;
import java.util.Locale;

/** Tells what a script could answer at all from what only a model can. */
public final class Lookups {
  private static final List<WordKind> JUDGEMENT =
      List.of(
          WordKind.REASON,
          WordKind.COMPARISON,
          WordKind.PREDICTION,
          WordKind.ADVICE,
          WordKind.HOW_TO,
          WordKind.WRITING);

  private Lookups() {}

  /** Whether a text is short and plain, and asks for no judgement. */
  public static boolean mayBe(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    return Gate.refusal(new Query(text, false)).isEmpty()
        && JUDGEMENT.stream().allMatch(kind -> kind.find(lower).isEmpty());
  }
}
