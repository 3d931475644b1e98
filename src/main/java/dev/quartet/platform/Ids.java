package dev.quartet.platform;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes ids that sort by time: nine characters of milliseconds, five of chance, Crockford base32.
 */
public final class Ids {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int TIME_CHARACTERS = 9;
  private static final int RANDOM_CHARACTERS = 5;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Ids(Clock clock) {
    this.clock = clock;
  }

  /**
   * A new id.
   *
   * @param prefix one letter that says what the id names, such as {@code r} for a run
   */
  public String next(String prefix) {
    var id = new StringBuilder(prefix);
    long millis = clock.millis();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (millis >>> (5 * i)) & 31));
    }
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return id.toString();
  }
}
