package dev.quartet.library.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a component takes from types, destructured parameters and tables of properties. */
final class Members {
  private static final Pattern MEMBER =
      Pattern.compile("(?:readonly\\s+)?[\"']?([\\w$-]+)[\"']?(\\??)\\s*:\\s*(.+)", Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile("([\\w$]+)(\\??)\\s*(\\(.*)", Pattern.DOTALL);
  private static final Pattern BOUND =
      Pattern.compile("([\\w$]+)(?:\\s*:\\s*[\\w$]+)?\\s*(?:=\\s*(.+))?", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$.]*");
  private static final Pattern WRAPPER =
      Pattern.compile("Readonly|Partial|Required|(?:React\\.)?PropsWithChildren");

  /** How far types may refer to each other. */
  private static final int DEEPEST = 5;

  private Members() {}

  /** The members of a TypeScript type as it is written: a body, a name, or several joined. */
  static List<String> ofType(Code file, String type) {
    return ofType(file, type, DEEPEST);
  }

  private static List<String> ofType(Code file, String type, int depth) {
    List<String> members = new ArrayList<>();
    for (String part : new Code(type).split("&")) {
      Matcher name = NAME.matcher(part);
      if (part.startsWith("{")) {
        new Code(part).within(0).map(Members::ofBody).ifPresent(members::addAll);
      } else if (name.lookingAt() && depth > 0) {
        members.addAll(declared(file, inner(part, name.group()), depth - 1));
      }
    }
    return members;
  }

  /** Wrappers of types, such as {@code Readonly<Props>}, are looked through. */
  private static String inner(String type, String name) {
    int open = type.indexOf('<');
    return open > 0 && WRAPPER.matcher(name).matches()
        ? new Code(type).within(open).orElse(name).strip()
        : name;
  }

  /** The members of a type that is declared in the file by a name. */
  private static List<String> declared(Code file, String name, int depth) {
    Matcher face =
        Pattern.compile(
                "\\binterface\\s+"
                    + Pattern.quote(name)
                    + "\\b(?:\\s*<[^>{]*>)?\\s*(?:extends\\s+([^{]+))?\\{")
            .matcher(file.text());
    if (face.find()) {
      List<String> members = new ArrayList<>();
      Optional.ofNullable(face.group(1))
          .map(bases -> new Code(bases).split(","))
          .orElse(List.of())
          .forEach(base -> members.addAll(ofType(file, base, depth)));
      file.within(face.end() - 1).map(Members::ofBody).ifPresent(members::addAll);
      return members;
    }
    Matcher alias =
        Pattern.compile("\\btype\\s+" + Pattern.quote(name) + "\\b(?:\\s*<[^=]*>)?\\s*=\\s*")
            .matcher(file.text());
    return alias.find()
        ? ofType(file, expression(file.text().substring(alias.end())), depth)
        : List.of();
  }

  /** A type up to where it ends: a semicolon, or a line after which nothing is joined to it. */
  private static String expression(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != ';') {
      char at = text.charAt(end);
      int close = at == '{' || at == '(' || at == '[' ? new Code(text).closing(end) : end;
      boolean joined =
          text.substring(0, end).stripTrailing().endsWith("&")
              || text.substring(end).stripLeading().startsWith("&");
      if (close < 0 || (at == '\n' && end > 0 && !joined)) {
        break;
      }
      end = close + 1;
    }
    return text.substring(0, end);
  }

  /** The members of a TypeScript type's body. */
  static List<String> ofBody(String body) {
    List<String> members = new ArrayList<>();
    for (String part : new Code(body).bare().split(";,\n")) {
      Matcher member = MEMBER.matcher(part);
      Matcher method = METHOD.matcher(part);
      if (member.matches()) {
        members.add(shown(member.group(1) + member.group(2), member.group(3)));
      } else if (method.matches()) {
        members.add(shown(method.group(1) + method.group(2), method.group(3)));
      } else if (!members.isEmpty() && part.startsWith("|")) {
        members.set(members.size() - 1, members.getLast() + " " + squeezed(part));
      }
    }
    return members;
  }

  /** The names that a pattern such as {@code {a, b = 1, ...rest}} binds, with their defaults. */
  static Map<String, String> bound(String body) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String part : new Code(body).bare().split(",")) {
      Matcher bound = BOUND.matcher(part);
      if (!part.startsWith("...") && bound.matches()) {
        names.put(bound.group(1), squeezed(Optional.ofNullable(bound.group(2)).orElse("")));
      }
    }
    return names;
  }

  /** Members with the defaults that a destructuring gives them. */
  static List<String> withDefaults(List<String> members, Map<String, String> defaults) {
    return members.stream()
        .map(member -> {
          String given = defaults.getOrDefault(member.replaceFirst("\\??:.*", ""), "");
          return given.isEmpty() ? member : member + " = " + given;
        })
        .toList();
  }

  /** Names alone, where no types are known. */
  static List<String> named(Map<String, String> names) {
    return names.entrySet().stream()
        .map(name -> name.getKey() + (name.getValue().isEmpty() ? "" : " = " + name.getValue()))
        .toList();
  }

  /**
   * The entries of an object such as {@code {size: Number, kind: {type: String, default: 'a'}}}.
   */
  static List<String> ofTable(String body) {
    List<String> members = new ArrayList<>();
    for (String part : new Code(body).bare().split(",\n")) {
      Matcher member = MEMBER.matcher(part);
      if (member.matches()) {
        members.add(shown(member.group(1), described(member.group(3))));
      }
    }
    return members;
  }

  private static String described(String value) {
    if (!value.startsWith("{")) {
      return value;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    new Code(value)
        .within(0)
        .ifPresent(body ->
            new Code(body)
                .split(",\n")
                .forEach(part -> {
                  Matcher field = MEMBER.matcher(part);
                  if (field.matches()) {
                    fields.put(field.group(1), field.group(3));
                  }
                }));
    String type = fields.getOrDefault("type", "any");
    String given = fields.getOrDefault("default", "");
    return type
        + (fields.getOrDefault("required", "").equals("true") ? ", required" : "")
        + (given.isEmpty() ? "" : " = " + given);
  }

  /** The quoted names of a list such as {@code ['a', 'b']}. */
  static List<String> quoted(String list) {
    return Pattern.compile("[\"']([^\"']+)[\"']")
        .matcher(list)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String shown(String name, String type) {
    return name + ": " + squeezed(type);
  }

  private static String squeezed(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= 120 ? line : line.substring(0, 119) + "…";
  }
}
