package dev.quartet.run;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model call is sent, part by part, in the order in which it is sent; tokens by {@code
 * o200k_base}. Holds no texts.
 *
 * @param role whose context it is: direct, specialist, stage or summary
 * @param limit the most tokens that the whole may have
 * @param tokens what the parts add up to
 * @param omitted what is not in it, or not whole, and why
 */
public record ContextManifest(
    String role, int limit, int tokens, List<Part> parts, List<Omission> omitted) {
  public ContextManifest {
    parts = List.copyOf(parts);
    omitted = List.copyOf(omitted);
  }

  /** A named part with its size. */
  public record Part(String name, int tokens) {}

  /**
   * What was left out.
   *
   * @param tokens how much was left out; 0 when nobody counted
   */
  public record Omission(String name, int tokens, String reason) {}

  /** The manifest of these parts. */
  public static ContextManifest of(
      String role, int limit, List<Part> parts, List<Omission> omitted) {
    return new ContextManifest(
        role, limit, parts.stream().mapToInt(Part::tokens).sum(), parts, omitted);
  }

  /** The same with what came to it later. */
  public ContextManifest with(List<Part> further, List<Omission> furtherOmitted) {
    List<Part> allParts = new ArrayList<>(parts);
    allParts.addAll(further);
    List<Omission> allOmitted = new ArrayList<>(omitted);
    allOmitted.addAll(furtherOmitted);
    return of(role, limit, allParts, allOmitted);
  }
}
