package dev.quartet.decision.reflex;

import java.util.Map;

/**
 * A request and what is read of it once, whichever scripts it is held against.
 *
 * @param mended the text without typing errors
 * @param named services that it names
 */
record Asked(String text, String mended, Map<String, String> named) {
  static Asked of(String text, Registry registry) {
    return new Asked(text, registry.mended(text), registry.services().namedIn(text));
  }
}
