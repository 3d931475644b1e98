package dev.quartet.decision.reflex.parameter;

import java.util.regex.Pattern;

/** The shapes of values without blanks; the first that fits counts. */
enum Shape {
  NUMBER(Kind.NUMBER, "\\d+(\\.\\d+)?", 20),
  TIME(Kind.TIME, "\\d{1,2}:\\d{2}(:\\d{2})?([aApP][mM])?|\\d{1,2}[aApP][mM]", 12),
  PERCENT(Kind.NUMBER, "\\d+(\\.\\d+)?%", 20),
  ISSUE_NUMBER(Kind.ISSUE_NUMBER, "#\\d{1,10}", 12),
  CHANNEL(Kind.CHANNEL, "#[\\p{L}\\p{N}._-]+", 100),
  PERSON(Kind.PERSON, "@[\\w.-]+", 100),
  EMAIL(Kind.EMAIL, "[\\w.+%'-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+", 200),
  PATH(Kind.PATH, "(~|\\.{1,2})?/.*|~", 500),
  UUID(Kind.ID, "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", 36),
  HEXADECIMAL(Kind.ID, "(?=[a-fA-F]*\\d)[0-9a-fA-F]{16,64}", 64),
  PREFIXED(Kind.ID, "[a-zA-Z]{2,8}_(?=[a-zA-Z]*\\d)[A-Za-z0-9]{4,}", 100),
  ISSUE_KEY(Kind.ISSUE_KEY, "[A-Z][A-Z0-9_]{1,20}-\\d{1,9}", 40),
  ADDRESS(Kind.HOST, "(\\d{1,3}\\.){3}\\d{1,3}(:\\d{1,5})?", 30),
  REPOSITORY(Kind.REPOSITORY, "[A-Za-z0-9_][\\w.-]*(/[A-Za-z0-9_][\\w.-]*){1,4}", 150),
  HOST(
      Kind.HOST,
      "(?!.*\\.(js|ts|jsx|tsx|py|rb|go|rs|java|sh|ya?ml|json|md|txt|csv|pdf|png|jpe?g|gif|html?|xml|log|toml|sql|zip)$)"
          + "([A-Za-z0-9_-]+\\.)+[A-Za-z]{2,24}(:\\d{1,5})?(/.*)?",
      253);

  private final Kind kind;
  private final Pattern pattern;
  private final int longest;

  Shape(Kind kind, String pattern, int longest) {
    this.kind = kind;
    this.pattern = Pattern.compile(pattern);
    this.longest = longest;
  }

  Kind kind() {
    return kind;
  }

  boolean fits(String text) {
    return text.length() <= longest && pattern.matcher(text).matches();
  }
}
