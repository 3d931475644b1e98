package dev.quartet.platform;

/**
 * A failure that is said to a person: what happened, and what to do next.
 *
 * <p>The code is stable and appears as {@code error.code} in every interface.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is; fixes the exit code and the HTTP status. */
  public enum Kind {
    FAILED,
    USAGE,
    REFUSED,
    NO_MODEL,
    NOT_FOUND
  }

  private final Kind kind;
  private final String code;
  private final String hint;

  public Problem(Kind kind, String code, String message, String hint) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.hint = hint;
  }

  public static Problem usage(String code, String message, String hint) {
    return new Problem(Kind.USAGE, code, message, hint);
  }

  public static Problem failed(String code, String message, String hint) {
    return new Problem(Kind.FAILED, code, message, hint);
  }

  public static Problem refused(String code, String message, String hint) {
    return new Problem(Kind.REFUSED, code, message, hint);
  }

  public static Problem notFound(String code, String message, String hint) {
    return new Problem(Kind.NOT_FOUND, code, message, hint);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to do next; may be empty. */
  public String hint() {
    return hint;
  }
}
