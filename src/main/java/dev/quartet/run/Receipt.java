package dev.quartet.run;

import java.util.Map;

/**
 * Proof that a script or tool ran.
 *
 * @param name what ran
 * @param hash of exactly what ran
 * @param outputHash of its standard output
 * @param cached whether an earlier result was given again
 */
public record Receipt(
    String name,
    String hash,
    Map<String, String> arguments,
    int exitCode,
    String outputHash,
    boolean cached,
    long millis) {}
