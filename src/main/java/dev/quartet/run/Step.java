package dev.quartet.run;

import dev.quartet.library.Effect;
import java.util.Locale;
import java.util.Optional;

/**
 * A step before it is carried out.
 *
 * @param name what it is, such as a script's id or a model's name
 * @param effect what it may do to the world
 * @param type how its result is read back when the run is resumed
 * @param context what a model call is sent
 */
public record Step<T extends StepResult>(
    Kind kind, String name, Effect effect, Class<T> type, Optional<ContextManifest> context) {
  public Step(Kind kind, String name, Effect effect, Class<T> type) {
    this(kind, name, effect, type, Optional.empty());
  }

  /** What a step does. */
  public enum Kind {
    DECIDE,
    MODEL,
    SCRIPT,
    TOOL,
    CHECK;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A step that changes nothing outside the run. */
  public static <T extends StepResult> Step<T> read(Kind kind, String name, Class<T> type) {
    return new Step<>(kind, name, Effect.READ, type);
  }
}
