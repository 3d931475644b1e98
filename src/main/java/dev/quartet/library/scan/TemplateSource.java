package dev.quartet.library.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Components that are a file each: Vue, Svelte, and partials of HTML templates. */
final class TemplateSource {
  private static final Pattern DEFINED_TYPE = Pattern.compile("defineProps\\s*<");
  private static final Pattern DEFINED_TABLE =
      Pattern.compile("(?:defineProps\\s*\\(|\\bprops\\s*:)\\s*([{\\[])");
  private static final Pattern DEFAULTS = Pattern.compile("withDefaults\\s*\\(");
  private static final Pattern SLOT =
      Pattern.compile("<slot\\b(?:[^>]*?\\bname=[\"']([\\w-]+)[\"'])?");
  private static final Pattern EXPORTED =
      Pattern.compile(
          "(?m)^\\s*export\\s+let\\s+([\\w$]+)\\s*(?::\\s*([^=;\\n]+?))?\\s*(?:=\\s*([^;\\n]+?))?\\s*;?\\s*$");
  private static final Pattern RUNE = Pattern.compile("(?:let|const)\\s*(\\{)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{-?\\s*[#{&]?\\s*(?:page\\.|include\\.|this\\.)?([A-Za-z_]\\w*)");
  private static final Pattern FIRST_COMMENT =
      Pattern.compile("(?s)\\A\\s*<!--(.*?)-->|\\A\\s*(?:<script[^>]*>)?\\s*/\\*\\*(.*?)\\*/");
  private static final Set<String> WORDS_OF_TEMPLATES =
      Set.of(
          "if", "else", "each", "for", "end", "endif", "endfor", "unless", "include", "with",
          "yield", "content");

  private final String path;
  private final Code code;

  TemplateSource(String path, Code code) {
    this.path = path;
    this.code = code;
  }

  Draft vue() {
    List<String> props = new ArrayList<>(byType().or(this::byTable).orElse(List.of()));
    SLOT.matcher(code.text())
        .results()
        .map(slot -> "slot " + Optional.ofNullable(slot.group(1)).orElse("default"))
        .distinct()
        .forEach(props::add);
    return draft(props);
  }

  private Optional<List<String>> byType() {
    Matcher defined = DEFINED_TYPE.matcher(code.text());
    if (!defined.find()) {
      return Optional.empty();
    }
    String type = code.within(defined.end() - 1).orElse("").strip();
    return Optional.of(Members.withDefaults(Members.ofType(code, type), defaults()));
  }

  private java.util.Map<String, String> defaults() {
    Matcher defaults = DEFAULTS.matcher(code.text());
    if (!defaults.find()) {
      return java.util.Map.of();
    }
    List<String> arguments =
        code.within(defaults.end() - 1).map(all -> new Code(all).split(",")).orElse(List.of());
    return arguments.size() < 2
        ? java.util.Map.of()
        : new Code(arguments.get(1))
            .within(0)
            .map(body -> Members.bound(body.replaceAll("([\\w$]+)\\s*:", "$1 =")))
            .orElse(java.util.Map.of());
  }

  private Optional<List<String>> byTable() {
    Matcher table = DEFINED_TABLE.matcher(code.text());
    if (!table.find()) {
      return Optional.empty();
    }
    boolean list = table.group(1).equals("[");
    return code.within(table.end() - 1)
        .map(body -> list ? Members.quoted(body) : Members.ofTable(body));
  }

  Draft svelte() {
    List<String> props = new ArrayList<>();
    EXPORTED
        .matcher(code.text())
        .results()
        .forEach(found ->
            props.add(
                found.group(1)
                    + Optional.ofNullable(found.group(2)).map(type -> ": " + type).orElse("")
                    + Optional.ofNullable(found.group(3)).map(given -> " = " + given).orElse("")));
    props.addAll(byRune());
    return draft(props);
  }

  /** Svelte 5: {@code let {a, b = 1}: Props = $props()}. */
  private List<String> byRune() {
    Matcher rune = RUNE.matcher(code.text());
    while (rune.find()) {
      int end = code.closing(rune.end() - 1);
      Matcher rest =
          Pattern.compile("\\s*(?::\\s*([\\w$]+))?[^=;]*=\\s*\\$props\\(")
              .matcher(code.text())
              .region(Math.max(0, end + 1), code.text().length());
      if (end > 0 && rest.lookingAt()) {
        var bound = Members.bound(code.text().substring(rune.end(), end));
        return Optional.ofNullable(rest.group(1))
            .map(type -> Members.withDefaults(Members.ofType(code, type), bound))
            .orElseGet(() -> Members.named(bound));
      }
    }
    return List.of();
  }

  /** A partial takes what it prints. */
  Draft partial() {
    Set<String> variables = new TreeSet<>();
    VARIABLE.matcher(code.text()).results().forEach(found -> variables.add(found.group(1)));
    variables.removeAll(WORDS_OF_TEMPLATES);
    return draft(List.copyOf(variables));
  }

  private Draft draft(List<String> props) {
    Matcher comment = FIRST_COMMENT.matcher(code.text());
    String purpose =
        comment.find()
            ? Code.inOneLine(
                Optional.ofNullable(comment.group(1))
                    .orElseGet(() -> String.valueOf(comment.group(2))))
            : "";
    String file = path.substring(path.lastIndexOf('/') + 1);
    return new Draft(file.replaceFirst("^_", "").replaceFirst("\\..*$", ""), path, purpose, props);
  }
}
