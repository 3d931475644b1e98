package dev.quartet.library.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Custom elements, written by hand or with Lit; they go by their tag. */
final class ElementSource {
  private static final Pattern DEFINED =
      Pattern.compile(
          "customElements\\.define\\(\\s*[\"'`]([a-z][\\w-]*-[\\w-]*)[\"'`]\\s*,\\s*(?:class\\b\\s*)?(\\w+)?");
  private static final Pattern DECORATED =
      Pattern.compile(
          "@customElement\\(\\s*[\"'`]([a-z][\\w-]*-[\\w-]*)[\"'`]\\s*\\)\\s*(?:export\\s+)?(?:default\\s+)?class\\s+(\\w+)");
  private static final Pattern OBSERVED =
      Pattern.compile("observedAttributes\\s*(?:\\(\\s*\\)\\s*\\{\\s*return|=)\\s*(\\[)");
  private static final Pattern PROPERTIES =
      Pattern.compile(
          "static\\s+(?:get\\s+)?properties\\s*(?:=|\\(\\s*\\)\\s*\\{\\s*return)\\s*(\\{)");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "@property\\([^)]*\\)\\s*(?:(?:public|accessor|declare)\\s+)*([\\w$]+\\??)!?\\s*(?::\\s*([^=;\\n]+?))?\\s*(?:=\\s*([^;\\n]+))?\\s*[;\\n]");

  private final String path;
  private final Code code;

  ElementSource(String path, Code code) {
    this.path = path;
    this.code = code;
  }

  List<Draft> components() {
    List<Draft> found = new ArrayList<>();
    for (Pattern pattern : List.of(DEFINED, DECORATED)) {
      pattern.matcher(code.text()).results().forEach(element -> found.add(draft(element)));
    }
    return found;
  }

  private Draft draft(MatchResult element) {
    int place =
        Optional.ofNullable(element.group(2)).map(this::declaration).orElse(element.start());
    Code own = new Code(code.text().substring(place));
    return new Draft(element.group(1), path, purpose(element, place), attributes(own));
  }

  /** A decorator stands between the comment and the class. */
  private String purpose(MatchResult element, int place) {
    String above = code.commentBefore(place);
    return above.isEmpty() ? code.commentBefore(element.start()) : above;
  }

  private int declaration(String name) {
    Matcher declared =
        Pattern.compile("(?m)^[ \\t]*(?:export\\s+)?(?:default\\s+)?class\\s+" + name + "\\b")
            .matcher(code.text());
    return declared.find() ? declared.start() : 0;
  }

  private static List<String> attributes(Code own) {
    int open = own.text().indexOf('{');
    Code body = new Code(open < 0 ? "" : own.within(open).orElse(own.text()));
    List<String> attributes = new ArrayList<>();
    Matcher observed = OBSERVED.matcher(body.text());
    if (observed.find()) {
      body.within(observed.start(1)).map(Members::quoted).ifPresent(attributes::addAll);
    }
    Matcher properties = PROPERTIES.matcher(body.text());
    if (properties.find()) {
      body.within(properties.start(1)).map(Members::ofTable).ifPresent(attributes::addAll);
    }
    PROPERTY
        .matcher(body.text())
        .results()
        .forEach(found ->
            attributes.add(
                found.group(1)
                    + Optional.ofNullable(found.group(2))
                        .map(type -> ": " + type.strip())
                        .orElse("")
                    + Optional.ofNullable(found.group(3))
                        .map(given -> " = " + given.strip())
                        .orElse("")));
    return attributes;
  }
}
