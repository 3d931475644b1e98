package dev.quartet.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialPatternsTest {
  /** Written apart, so that no scanner takes this file for a leak. */
  private static String joined(String written) {
    return written.replace("~", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN RSA~ PRIVATE KEY-----",
        "-----BEGIN~ PRIVATE KEY-----",
        "use AKIA~IOSFODNN7EXAMPLE for the bucket",
        "ghp_~abcdefghijklmnopqrstuvwxyz0123456789",
        "github_pat_~11ABCDEFG0abcdefghijkl",
        "glpat-~abcdefghij0123456789",
        "xoxb-~123456789012-abcdefghijkl",
        "https://hooks.slack.com/services/~T000/B000/XXXX",
        "rk_live_~abcdefghijklmnop",
        "sk-ant-~api03-abcdefghijklmnop",
        "AIza~SyA1234567890abcdefghijklmnopqrstuvw",
        "eyJhbGciOi~JIUzI1NiJ9.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2QT4",
        "Authorization: Bearer ~abcdefghijklmnopqrstuv",
        "postgres://app:~hunter2@db.internal/app",
        "The wifi password is Kaffee-2026!",
        "password: hunter22",
        "DB_PASSWORD=correcthorse",
        "api key = abcdefghij",
        "client_secret: 8f14e45fceea",
        "das Passwort lautet Kaffee2026",
        "card 4242 4242 ~4242 4242, any date",
        "5555555555~554444"
      })
  void recognises_credentials(String text) {
    assertThat(CredentialPatterns.find(joined(text))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Passwords are kept in 1Password, vault Engineering.",
        "A password must have 12 characters.",
        "The token is rotated every quarter.",
        "Set STRIPE_API_KEY=<your key> in secrets.env",
        "password: reset through Okta",
        "Tokens: see the vault",
        "The commit 0c5fa3d9e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3 fixed it",
        "Call +43 660 1234567 or 0049 30 901820",
        "Invoice LK-2026-00123 over 12,000 euros",
        "Order 1234567890123456 was shipped",
        "See https://example.com/docs?page=2",
        "secret: https://vault.example.com/7"
      })
  void leaves_ordinary_sentences_alone(String text) {
    assertThat(CredentialPatterns.find(text)).isEmpty();
  }
}
