package dev.quartet.decision.reflex.intent;

import java.util.List;

/**
 * Something that people ask for.
 *
 * @param description what it is, in a sentence or a few words
 * @param examples requests for it
 * @param nearMisses requests that look like it and are not
 */
public record Intent(
    String id, String description, List<String> examples, List<String> nearMisses) {}
