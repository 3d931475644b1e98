package dev.quartet.workspace;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Recognises credentials and card numbers by their looks. */
public final class CredentialPatterns {
  private record Look(String name, Pattern pattern) {
    Look(String name, String pattern) {
      this(name, Pattern.compile(pattern));
    }
  }

  private static final List<Look> LOOKS =
      List.of(
          new Look("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY"),
          new Look("an AWS key", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          new Look("a GitHub token", "\\b(?:gh[pousr]_\\w{20,}|github_pat_\\w{20,})"),
          new Look("a GitLab token", "\\bglpat-[\\w-]{16,}"),
          new Look("a Slack token", "\\bxox[abeprs]-[\\w-]{10,}|\\bxapp-[\\w-]{10,}"),
          new Look("a Slack webhook", "hooks\\.slack\\.com/services/\\w+/\\w+/\\w+"),
          new Look("a Stripe key", "\\b(?:[sr]k_(?:live|test)_|whsec_)\\w{10,}"),
          new Look("a model provider's key", "\\bsk-[\\w-]{16,}"),
          new Look("a Google key", "\\bAIza[\\w-]{30,}|\\bya29\\.[\\w-]{20,}"),
          new Look("a SendGrid key", "\\bSG\\.[\\w-]{16,}\\.[\\w-]{16,}"),
          new Look("an npm token", "\\bnpm_\\w{30,}"),
          new Look("a signed token (JWT)", "\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}"),
          new Look("a bearer token", "(?i)\\bbearer\\s+[\\w~+/.-]{16,}=*"),
          new Look("a password in an address", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@]+:[^\\s/@]+@"),
          new Look("a password", named("password|passwd|passphrase|pwd|passwort|kennwort")),
          new Look(
              "a secret",
              named(
                  "secret|api[ _-]?key|access[ _-]?key|private[ _-]?key|client[ _-]?secret"
                      + "|(?:access|auth|api|refresh)[ _-]?token|token|credentials?")));

  private static final Pattern CARD =
      Pattern.compile("(?<![\\d.-])\\d(?:[ -]?\\d){12,18}(?![\\d-])");

  private CredentialPatterns() {}

  /**
   * A word for a secret, then its value: after {@code =} or a colon without spaces around whatever
   * it is, else something that has a digit or a sign, as words of a sentence have not.
   */
  private static String named(String words) {
    return "(?i)\\b[\\w-]*(?:"
        + words
        + ")[\"'`]?\\s*(?:=\\s*[\"'`]?(?![<$\\[{*]|\\.\\.\\.)[^\\s\"'`]{6,}"
        + "|(?::|\\bis\\b|\\bist\\b|\\blautet\\b)\\s*[\"'`]?(?![<$\\[{*(]|https?://)"
        + "(?=[^\\s\"'`]*[\\d!#$%^&*+@])[^\\s\"'`,;]{6,})";
  }

  /** What kind of credential a text bears, in words, if any. */
  public static Optional<String> find(String text) {
    return LOOKS.stream()
        .filter(look -> look.pattern().matcher(text).find())
        .map(Look::name)
        .findFirst()
        .or(() ->
            CARD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(CredentialPatterns::isCard)
                .map(_ -> "a card number")
                .findFirst());
  }

  /** The check digit of Luhn, which one number in ten that is no card has by chance. */
  private static boolean isCard(String written) {
    String digits = written.replaceAll("\\D", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 && "23456".indexOf(digits.charAt(0)) >= 0;
  }
}
