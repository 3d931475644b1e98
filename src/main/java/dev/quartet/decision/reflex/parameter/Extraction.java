package dev.quartet.decision.reflex.parameter;

import java.util.List;
import java.util.Map;

/**
 * What a sentence says of a script's parameters.
 *
 * @param template the sentence with {@code <name>} in place of each value
 * @param leftover values that mean something and that no parameter took
 * @param doubtful names of parameters for which two different values would do
 */
public record Extraction(
    Map<String, String> arguments, String template, List<String> leftover, List<String> doubtful) {}
