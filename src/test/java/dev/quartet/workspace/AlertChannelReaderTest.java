package dev.quartet.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.workspace.AlertChannel.Encryption;
import dev.quartet.workspace.AlertChannel.Given;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertChannelReaderTest {
  private static List<AlertChannel> read(String text) {
    return AlertChannelReader.read(Yaml.read(text, 1));
  }

  private static AlertChannel.Email email(String more) {
    return (AlertChannel.Email)
        read("alerts: [{email: {to: a@example.com, from: b@example.com, " + more + "}}]")
            .getFirst();
  }

  @Test
  void reads_every_kind_of_channel() {
    assertThat(
            read(
                """
                alerts:
                  - slack: https://hooks.slack.com/services/T/B/x
                  - webhook: OPS_WEBHOOK_URL
                  - command: [page-me, --team, shop]
                  - email:
                      to: [a@example.com, Lead <b@example.com>]
                      from: quartet@example.com
                      host: smtp.example.com
                      user: quartet
                      password: SMTP_PASSWORD
                """))
        .containsExactly(
            new AlertChannel.Slack(new Given.Literal("https://hooks.slack.com/services/T/B/x")),
            new AlertChannel.Webhook(new Given.Named("OPS_WEBHOOK_URL")),
            new AlertChannel.Command(List.of("page-me", "--team", "shop")),
            new AlertChannel.Email(
                List.of("a@example.com", "Lead <b@example.com>"),
                "quartet@example.com",
                new AlertChannel.Server("smtp.example.com", 587, Encryption.STARTTLS),
                Optional.of(new AlertChannel.Login("quartet", new Given.Named("SMTP_PASSWORD")))));
    assertThat(read("")).isEmpty();
    assertThat(read("alerts:\n")).isEmpty();
    assertThat(read("alerts: []\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host: smtp.example.com | STARTTLS",
        "host: smtp.example.com, port: 465 | IMPLICIT",
        "host: smtp.example.com, port: 25, tls: false | NONE",
        "host: smtp.example.com, port: 2465, tls: implicit | IMPLICIT",
        "host: 127.0.0.1, port: 2525 | NONE",
        "host: localhost, port: 2525, tls: true | STARTTLS",
      })
  void mail_is_encrypted_unless_the_server_is_on_this_machine(String server, Encryption expected) {
    assertThat(email(server).server().encryption()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "alerts: [{pager: x}] | unknown key 'pager'",
        "alerts: [{slack: hooks.slack.com/secret}] | slack is neither",
        "alerts: [{webhook: 'http://'}] | webhook is neither",
        "alerts: [{slack: A_URL, webhook: B_URL}] | exactly one channel",
        "alerts: [slack] | key: value",
        "alerts: [{command: []}] | names no program",
        "alerts: [{email: {from: a@b.c, host: h}}] | needs 'to'",
        "alerts: [{email: {to: a@b.c, host: h}}] | 'from' is missing",
        "alerts: [{email: {to: a@b.c, from: a@b.c}}] | 'host' is missing",
        "alerts: [{email: {to: nobody, from: a@b.c, host: h}}] | in 'to' that is no address",
        "alerts: [{email: {to: a@b.c, from: a@b.c, host: h, smtp: x}}] | unknown key 'smtp'",
        "alerts: [{email: {to: a@b.c, from: a@b.c, host: h, port: 0}}] | from 1 to 65535",
        "alerts: [{email: {to: a@b.c, from: a@b.c, host: h, tls: maybe}}] | unknown tls",
        "alerts: [{email: {to: a@b.c, from: a@b.c, host: h, user: u}}] | 'user' and 'password'",
        "alerts: [{email: {to: a@b.c, from: a@b.c, host: h, user: u, password: pw}}]"
            + " | does not belong into this file",
        "alerts: [{email: {to: a@b.c, from: a@b.c, host: h, user: u, password: PW, tls: false}}]"
            + " | unencrypted",
      })
  void says_what_is_wrong(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(message);
  }

  @Test
  void an_error_names_the_line_and_never_the_secret() {
    assertThatThrownBy(() -> read("library: {}\nalerts:\n  - slack: hooks.slack.com/T/B/hidden\n"))
        .isInstanceOfSatisfying(
            Malformed.class,
            e -> {
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.message() + e.hint()).doesNotContain("hidden");
            });
  }
}
