package dev.quartet.library.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Design tokens: the custom properties that a style sheet declares. */
final class TokenSource {
  private static final int MOST = 80;
  private static final Pattern DECLARED =
      Pattern.compile("(?<![\\w(,-])(--[\\w-]+)\\s*:\\s*([^;{}]+)(?=[;}])");

  private final String path;
  private final Code code;

  TokenSource(String path, Code code) {
    this.path = path;
    this.code = code;
  }

  /** The tokens, with the value that is declared first: themes come after it. */
  Optional<Draft> tokens() {
    Map<String, String> tokens = new LinkedHashMap<>();
    DECLARED
        .matcher(code.bare().text())
        .results()
        .forEach(found -> tokens.putIfAbsent(found.group(1), found.group(2).strip()));
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines =
        tokens.entrySet().stream()
            .limit(MOST)
            .map(token -> token.getKey() + ": " + token.getValue().replaceAll("\\s+", " "))
            .toList();
    return Optional.of(
        new Draft(
            "Design tokens", path, "CSS custom properties: use them instead of values", lines));
  }
}
