package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.intent.Explanation;
import dev.quartet.decision.reflex.parameter.Extraction;
import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import java.util.List;
import java.util.Optional;

/**
 * A request held against a script.
 *
 * @param text the request without typing errors
 * @param extraction the values that it has for the script
 * @param template the request with its values taken out
 * @param unexplained words that the script does not know
 * @param saysText whether it carries a text to be written somewhere
 * @param against which part of the request the script cannot answer for; empty: none
 */
record Match(
    String text,
    ScriptProfile profile,
    Extraction extraction,
    String template,
    List<String> unexplained,
    boolean saysText,
    Optional<String> against) {

  /**
   * Holds a request against a script.
   *
   * @param template the request with its values taken out, without typing errors
   */
  static Match of(Asked asked, ScriptProfile profile, Extraction extraction, String template) {
    boolean saysText = saysText(extraction, profile.script());
    return new Match(
        asked.mended(),
        profile,
        extraction,
        template,
        profile.unexplained(asked.text(), template, asked.named()),
        saysText,
        against(asked, profile, extraction, template, saysText));
  }

  ScriptManifest script() {
    return profile.script();
  }

  String id() {
    return script().id();
  }

  Explanation explanation() {
    return new Explanation(profile.weight(unexplained, template), against.isPresent());
  }

  private static Optional<String> against(
      Asked asked,
      ScriptProfile profile,
      Extraction extraction,
      String template,
      boolean saysText) {
    String id = profile.script().id();
    return profile
        .otherService(asked.named())
        .map(other -> "names " + other + ", which " + id + " is not about")
        .or(() -> profile.beyond(asked.mended(), template, saysText))
        .or(() -> listed(id + " has no parameter for: ", extraction.leftover()))
        .or(() -> listed("more than one value would do for: ", extraction.doubtful()));
  }

  /** Whether the script has a parameter for every value that the request names. */
  boolean takesAll() {
    return extraction.leftover().isEmpty();
  }

  /** Whether the request says that something is to be done, if the script does something. */
  boolean isTold() {
    return profile.isTold(text, saysText);
  }

  private static boolean saysText(Extraction extraction, ScriptManifest script) {
    return extraction.arguments().keySet().stream()
        .flatMap(name -> script.parameter(name).stream())
        .anyMatch(parameter -> parameter.type() == Parameter.Type.TEXT);
  }

  private static Optional<String> listed(String says, List<String> what) {
    return what.isEmpty() ? Optional.empty() : Optional.of(says + String.join(", ", what));
  }

  /** Why it does not do when its score is too low. */
  String notNear() {
    return unexplained.isEmpty()
        ? "the nearest script is not near enough"
        : "not explained by " + id() + ": " + String.join(", ", unexplained);
  }
}
