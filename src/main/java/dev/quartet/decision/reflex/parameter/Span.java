package dev.quartet.decision.reflex.parameter;

/** A place in a text: from its first character to before {@code end}. */
record Span(int start, int end) {
  boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  String of(String text) {
    return text.substring(start, end);
  }
}
