package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.ScriptManifest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A script with its parameters' words and patterns made ready.
 *
 * @param ahead whether it is about days to come
 */
record PreparedScript(
    ScriptManifest manifest, List<PreparedParameter> parameters, ScriptWords words, boolean ahead) {
  private static final Pattern AHEAD =
      Pattern.compile("(?i)calendar|appointment|upcoming|schedule a|to come");

  static PreparedScript of(ScriptManifest script) {
    return new PreparedScript(
        script,
        script.parameters().stream().map(PreparedParameter::of).toList(),
        ScriptWords.of(script),
        AHEAD.matcher(script.description()).find());
  }
}
