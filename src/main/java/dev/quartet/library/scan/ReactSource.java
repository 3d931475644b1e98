package dev.quartet.library.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exported React components: functions, arrow functions, wrapped ones and classes. */
final class ReactSource {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^["
              + " \\t]*(export\\s+(?:default\\s+)?)?(?:async\\s+)?function\\s+([A-Z]\\w*)\\s*(?:<[^(]*>)?\\(");
  private static final Pattern CONSTANT =
      Pattern.compile("(?m)^[ \\t]*(export\\s+)?const\\s+([A-Z]\\w*)\\s*(:[^=;]+)?=\\s*(?!=)");
  private static final Pattern WRAPPER =
      Pattern.compile("\\s*(?:React\\.)?(memo|forwardRef|observer)\\b\\s*");
  private static final Pattern ARROW =
      Pattern.compile("\\s*(?:async\\s+)?(?:function\\b[^(]*|<[^(]*>\\s*)?\\(");
  private static final Pattern CLASS =
      Pattern.compile(
          "(?m)^["
              + " \\t]*(export\\s+(?:default\\s+)?)?class\\s+([A-Z]\\w*)\\s+extends\\s+(?:React\\.)?(?:Pure)?Component\\b\\s*(<)?");
  private static final Pattern ELEMENT = Pattern.compile("<(?:[A-Za-z][\\w.]*[\\s/>]|>)");

  private final String path;
  private final Code code;

  ReactSource(String path, Code code) {
    this.path = path;
    this.code = code;
  }

  List<Draft> components() {
    if (!ELEMENT.matcher(code.text()).find()) {
      return List.of();
    }
    Map<String, Draft> found = new LinkedHashMap<>();
    functions(found);
    constants(found);
    classes(found);
    return List.copyOf(found.values());
  }

  private void functions(Map<String, Draft> found) {
    Matcher function = FUNCTION.matcher(code.text());
    while (function.find()) {
      if (isExported(function.group(1), function.group(2))) {
        String parameters = code.within(function.end() - 1).orElse("");
        add(found, function.group(2), function.start(), props(parameters, Optional.empty()));
      }
    }
  }

  private void constants(Map<String, Draft> found) {
    Matcher constant = CONSTANT.matcher(code.text());
    while (constant.find()) {
      if (isExported(constant.group(1), constant.group(2))) {
        wrapped(constant.end(), typeArgument(Optional.ofNullable(constant.group(3)).orElse("")))
            .ifPresent(props -> add(found, constant.group(2), constant.start(), props));
      }
    }
  }

  /** The props of a function that stands at a place, within {@code memo} and its like or not. */
  private Optional<List<String>> wrapped(int place, Optional<String> type) {
    Matcher wrapper = WRAPPER.matcher(code.text()).region(place, code.text().length());
    if (wrapper.lookingAt()) {
      return inWrapper(wrapper.end(), type);
    }
    Matcher arrow = ARROW.matcher(code.text()).region(place, code.text().length());
    return arrow.lookingAt()
        ? code.within(arrow.end() - 1).map(parameters -> props(parameters, type))
        : Optional.empty();
  }

  private Optional<List<String>> inWrapper(int place, Optional<String> type) {
    int open = place;
    Optional<String> named = type;
    if (open < code.text().length() && code.text().charAt(open) == '<') {
      named =
          code.within(open)
              .map(arguments -> new Code(arguments).split(","))
              .filter(arguments -> !arguments.isEmpty())
              .map(List::getLast)
              .or(() -> type);
      open = code.closing(open) + 1;
    }
    boolean called = open > 0 && open < code.text().length() && code.text().charAt(open) == '(';
    return called ? wrapped(open + 1, named) : Optional.empty();
  }

  private void classes(Map<String, Draft> found) {
    Matcher type = CLASS.matcher(code.text());
    while (type.find()) {
      if (isExported(type.group(1), type.group(2))) {
        Optional<String> argument =
            type.group(3) == null
                ? Optional.empty()
                : code.within(type.end() - 1)
                    .map(arguments -> new Code(arguments).split(","))
                    .filter(arguments -> !arguments.isEmpty())
                    .map(List::getFirst);
        add(found, type.group(2), type.start(), props("", argument));
      }
    }
  }

  private boolean isExported(String export, String name) {
    return export != null
        || Pattern.compile(
                "export\\s+default\\s+(?:(?:React\\.)?\\w+\\(\\s*)?"
                    + name
                    + "\\b|export\\s*\\{[^}]*\\b"
                    + name
                    + "\\b")
            .matcher(code.text())
            .find();
  }

  private void add(Map<String, Draft> found, String name, int place, List<String> props) {
    int next = code.text().indexOf("\nexport ", place + 1);
    String own = code.text().substring(place, next < 0 ? code.text().length() : next);
    if (!ELEMENT.matcher(own).find()) {
      return;
    }
    found.putIfAbsent(
        name,
        new Draft(
            name, path, code.commentBefore(place), props.isEmpty() ? propTypes(name) : props));
  }

  /** {@code React.FC<Props>} names the type of the props. */
  private static Optional<String> typeArgument(String annotation) {
    int open = annotation.indexOf('<');
    return open < 0 ? Optional.empty() : new Code(annotation).within(open).map(String::strip);
  }

  /**
   * The props by a function's parameters.
   *
   * @param type what the props are said to be elsewhere
   */
  private List<String> props(String parameters, Optional<String> type) {
    List<String> all = new Code(parameters).split(",");
    String first = all.isEmpty() ? "" : all.getFirst();
    Map<String, String> bound =
        first.startsWith("{")
            ? new Code(first).within(0).map(Members::bound).orElse(Map.of())
            : Map.of();
    int end = first.startsWith("{") ? new Code(first).closing(0) + 1 : 0;
    String rest = first.substring(Math.max(0, end));
    int colon = rest.indexOf(':');
    Optional<String> written = colon < 0 ? type : Optional.of(rest.substring(colon + 1).strip());
    List<String> members = written.map(known -> Members.ofType(code, known)).orElse(List.of());
    return members.isEmpty() ? Members.named(bound) : Members.withDefaults(members, bound);
  }

  private List<String> propTypes(String name) {
    Matcher table = Pattern.compile("\\b" + name + "\\.propTypes\\s*=\\s*\\{").matcher(code.text());
    return table.find()
        ? code.within(table.end() - 1).map(Members::ofTable).orElse(List.of()).stream()
            .map(prop -> prop.replace("PropTypes.", "").replace(".isRequired", ", required"))
            .toList()
        : List.of();
  }
}
