package dev.quartet.library;

import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Mapping;
import dev.quartet.platform.Yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a skill's file deviates from the Agent Skills specification (agentskills.io, "SKILL.md
 * format").
 */
final class SkillStandard {
  private static final int NAME_CHARACTERS = 64;
  private static final int DESCRIPTION_CHARACTERS = 1024;
  private static final int COMPATIBILITY_CHARACTERS = 500;
  private static final int BODY_LINES = 500;
  private static final List<String> KEYS =
      List.of("name", "description", "license", "compatibility", "metadata", "allowed-tools");

  private final SkillDocument skill;
  private final Mapping head;
  private final List<LibraryProblem> deviations = new ArrayList<>();

  private SkillStandard(SkillDocument skill) {
    this.skill = skill;
    this.head = skill.head();
  }

  /** All deviations; what the specification only advises against is a warning. */
  static List<LibraryProblem> deviations(SkillDocument skill) {
    return new SkillStandard(skill).all();
  }

  private List<LibraryProblem> all() {
    deviations.addAll(skill.oddities());
    keys();
    name();
    description();
    text("license", "Name the licence, or the file that holds it.");
    compatibility();
    text("allowed-tools", "Write one text, such as: Bash(git:*) Read");
    metadata();
    body();
    return deviations;
  }

  private void keys() {
    head.entries()
        .forEach((key, value) ->
            check(
                KEYS.contains(key),
                value.line(),
                "unknown key '" + key + "'",
                "Put it below metadata. Known here: " + String.join(", ", KEYS)));
  }

  private void name() {
    Optional<String> name = text("name", "Write the folder's name.");
    String folder = String.valueOf(skill.folder().getFileName());
    if (name.filter(text -> !text.isBlank()).isEmpty()) {
      check(head.find("name").isPresent(), head.line(), "'name' is missing", "name: " + folder);
      check(head.find("name").isEmpty(), line("name"), "the name is empty", "name: " + folder);
      return;
    }
    String text = name.get();
    check(
        text.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        line("name"),
        "the name '" + text + "' is not of lower-case letters, digits and single hyphens",
        "Write for example blog-post.");
    check(
        text.length() <= NAME_CHARACTERS,
        line("name"),
        "the name is longer than " + NAME_CHARACTERS + " characters",
        "Find a shorter one.");
    check(
        text.equals(folder),
        line("name"),
        "the name '" + text + "' is not the folder's",
        "Write name: " + folder + ", or rename the folder.");
  }

  private void description() {
    String text = text("description", "Write one text.").orElse("");
    check(
        !text.isBlank(),
        line("description"),
        "'description' is missing",
        "Say what the skill does and when to use it.");
    check(
        characters(text) <= DESCRIPTION_CHARACTERS,
        line("description"),
        "the description has " + characters(text) + " characters, more than 1,024",
        "Say it shorter.");
  }

  private void compatibility() {
    text("compatibility", "Write one text.")
        .ifPresent(text ->
            check(
                !text.isBlank() && characters(text) <= COMPATIBILITY_CHARACTERS,
                line("compatibility"),
                "compatibility has "
                    + characters(text)
                    + " characters, not 1 to "
                    + COMPATIBILITY_CHARACTERS,
                "Name the needs only, or leave it out."));
  }

  private void metadata() {
    Optional<Yaml> metadata = head.find("metadata");
    if (metadata.isPresent() && !(metadata.get() instanceof Mapping)) {
      check(false, line("metadata"), "metadata is no mapping", "Write 'key: text' lines below it.");
      return;
    }
    head.mapping("metadata")
        .entries()
        .forEach((key, value) ->
            check(
                value instanceof Scalar,
                value.line(),
                "metadata: " + key + " is not a text",
                "Write one text, in quotes where needed."));
  }

  private void body() {
    int line = head.line() + 1;
    check(
        !skill.instructions().isEmpty(),
        line,
        "there are no instructions",
        "Write what to do below the head.");
    if (skill.body().size() > BODY_LINES) {
      deviations.add(
          LibraryProblem.warning(
              skill.file(),
              line,
              "the instructions have " + skill.body().size() + " lines, more than " + BODY_LINES,
              "Move what is not always needed into references/."));
    }
  }

  /** A value that must be one text when it is there. */
  private Optional<String> text(String key, String hint) {
    Optional<Yaml> value = head.find(key);
    if (value.isPresent() && !(value.get() instanceof Scalar)) {
      check(false, line(key), "'" + key + "' is not a text", hint);
    }
    return value.filter(Scalar.class::isInstance).map(Yaml::asText);
  }

  private int line(String key) {
    return head.find(key).map(Yaml::line).orElse(head.line());
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private void check(boolean good, int line, String message, String hint) {
    if (!good) {
      deviations.add(new LibraryProblem(skill.file(), line, message, hint));
    }
  }
}
