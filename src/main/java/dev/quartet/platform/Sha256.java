package dev.quartet.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal. */
public final class Sha256 {
  private final MessageDigest digest;

  private Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public static String of(byte[] content) {
    return new Sha256().add(content).hex();
  }

  public static String of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Hashes several parts so that no two different lists of parts give the same input. */
  public static String ofParts(Iterable<String> parts) {
    var hash = new Sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      hash.add((bytes.length + ":").getBytes(StandardCharsets.UTF_8)).add(bytes);
    }
    return hash.hex();
  }

  private Sha256 add(byte[] content) {
    digest.update(content);
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
