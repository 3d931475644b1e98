package dev.quartet.jobs.alert;

import static dev.quartet.jobs.alert.TeamAlerts.alert;
import static dev.quartet.jobs.alert.TeamAlerts.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.alert.MailServer.Mail;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTest {
  @TempDir Path folder;
  private final Endpoint endpoint = new Endpoint();
  private TeamAlerts team;

  @BeforeEach
  void team() {
    team = new TeamAlerts(folder);
  }

  @AfterEach
  void close() {
    team.close();
    endpoint.close();
  }

  private Outbox told(Alert alert) throws InterruptedException {
    Outbox outbox = team.outbox();
    outbox.raise(alert);
    outbox.deliverDue();
    return outbox;
  }

  private String email(MailServer server, String more) {
    return "email: {to: [ops@example.com, lead@example.com], from: Quartet <quartet@example.com>,"
        + " host: 127.0.0.1, port: "
        + server.port()
        + more
        + "}";
  }

  @Test
  void slack_gets_a_message_in_blocks_that_calls_nobody() throws Exception {
    team.channels("slack: " + endpoint.url("/services/T/B/x"));
    told(
        new Alert(
            "job:nightly",
            Severity.CRITICAL,
            "The job nightly is disabled",
            "Look & mend <!channel>\n" + "x".repeat(4000),
            Map.of("job", "nightly")));

    JsonNode message = endpoint.accepted().getFirst();
    assertThat(message.path("text").asText()).isEqualTo("🚨 The job nightly is disabled");
    JsonNode blocks = message.path("blocks");
    assertThat(blocks.path(0).path("type").asText()).isEqualTo("header");
    assertThat(blocks.path(0).path("text").path("type").asText()).isEqualTo("plain_text");
    assertThat(blocks.path(0).path("text").path("text").asText()).contains("is disabled");
    String text = blocks.path(1).path("text").path("text").asText();
    assertThat(text).startsWith("Look &amp; mend &lt;!channel&gt;").hasSizeLessThanOrEqualTo(3000);
    assertThat(blocks.path(2).path("text").path("text").asText()).contains("job: nightly");
    assertThat(blocks.path(3).path("type").asText()).isEqualTo("context");
    assertThat(blocks.toString()).contains("critical · job:nightly");
  }

  @Test
  void a_url_may_stand_among_the_secrets() throws Exception {
    team.channels("slack: SLACK_WEBHOOK_URL");
    Outbox without = told(alert("disk"));
    assertThat(delivery(without, "slack").error().orElseThrow())
        .isEqualTo("the secret SLACK_WEBHOOK_URL is not set; give it in secrets.env");
    assertThat(without.failing()).extracting(FailingChannels.Failing::channel).contains("slack");

    team.files.secrets("SLACK_WEBHOOK_URL=" + endpoint.url("/services/x") + "\n");
    assertThat(team.outbox().test().run(Optional.of("slack"))).allMatch(ChannelTest.Result::sent);
  }

  @Test
  void a_missing_secret_is_named_before_anything_is_sent() {
    team.channels("webhook: OPS_WEBHOOK_URL");
    assertThat(team.outbox().failing())
        .extracting(FailingChannels.Failing::error)
        .containsExactly("the secret OPS_WEBHOOK_URL is not set; give it in secrets.env");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    try (var elsewhere = new Endpoint()) {
      team.channels("webhook: " + endpoint.url("/"));
      endpoint.answering(_ -> new Endpoint.Answer(307, Map.of("Location", elsewhere.url("/")), ""));
      Outbox outbox = told(alert("disk"));
      assertThat(delivery(outbox, "webhook").error()).contains("it answered 307");
      assertThat(elsewhere.posted()).isEmpty();
    }
  }

  @Test
  void an_email_says_what_happened_to_everyone_it_is_for() throws Exception {
    try (var server = new MailServer("")) {
      team.channels(email(server, ""));
      Outbox outbox =
          told(
              new Alert(
                  "disk",
                  Severity.WARNING,
                  "Disk full\r\nBcc: x@example.com",
                  "Räume auf.",
                  Map.of("host", "web-1")));

      Mail mail = server.mails().getFirst();
      assertThat(mail.to()).containsExactly("ops@example.com", "lead@example.com");
      assertThat(mail.from()).contains("<quartet@example.com>");
      assertThat(mail.header("Subject")).isEqualTo("[warning] Disk full Bcc: x@example.com");
      assertThat(mail.header("Bcc")).isEmpty();
      assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
      assertThat(mail.header("Message-ID"))
          .isEqualTo("<" + outbox.view(1).alerts().getFirst().id() + "@quartet.invalid>");
      assertThat(mail.header("Content-Type")).contains("text/plain", "UTF-8");
      assertThat(mail.body()).contains("host: web-1");
      assertThat(delivery(outbox, "email").state()).isEqualTo("delivered");
    }
  }

  @Test
  void an_email_is_sent_with_a_password_from_the_secrets() throws Exception {
    try (var server = new MailServer("correct horse")) {
      team.channels(email(server, ", user: quartet, password: SMTP_PASSWORD"));
      team.files.secrets("SMTP_PASSWORD=correct horse\n");
      told(alert("disk"));
      assertThat(server.mails()).extracting(Mail::login).containsExactly("quartet");

      team.files.secrets("SMTP_PASSWORD=wrong horse\n");
      assertThat(team.outbox().test().run(Optional.of("email")))
          .extracting(result -> result.error().orElse(""))
          .containsExactly("the mail server does not accept user and password");
    }
  }

  @Test
  void an_email_that_must_be_encrypted_is_not_sent_without() throws Exception {
    try (var server = new MailServer("")) {
      team.channels(email(server, ", tls: starttls"));
      Outbox outbox = told(alert("disk"));
      assertThat(server.mails()).isEmpty();
      assertThat(delivery(outbox, "email").error().orElseThrow()).contains("STARTTLS");
    }
  }

  @Test
  void a_mail_server_that_knows_no_such_mailbox_is_quoted() throws Exception {
    try (var server = new MailServer("")) {
      team.channels(
          "email: {to: nobody@example.com, from: q@example.com, host: localhost, port: "
              + server.port()
              + "}");
      Outbox outbox = told(alert("disk"));
      assertThat(delivery(outbox, "email").error().orElseThrow()).contains("no such mailbox");
    }
  }

  @Test
  void a_command_reads_the_alert_as_json() throws Exception {
    team.files.variable("TEAM", "shop");
    team.channels(
        "command: [bash, -c, \"cat > told.json; echo $TEAM $QUARTET_ALERT_ID > told.txt\"]");
    Outbox outbox = told(alert("disk"));

    JsonNode told = Json.tree(Files.readString(team.files.root.resolve("told.json")));
    assertThat(told.path("key").asText()).isEqualTo("disk");
    assertThat(told.path("title").asText()).isEqualTo("Trouble with disk");
    assertThat(team.files.root.resolve("told.txt"))
        .hasContent("shop " + outbox.view(1).alerts().getFirst().id() + "\n");
    assertThat(delivery(outbox, "command").state()).isEqualTo("delivered");
  }

  @Test
  void a_command_that_fails_has_told_nobody() throws Exception {
    team.channels(
        "command: [bash, -c, \"echo nobody on call >&2; exit 3\"]", "command: [/no/such/program]");
    Outbox outbox = told(alert("disk"));
    assertThat(delivery(outbox, "command").error())
        .contains("the program ended with 3: nobody on call");
    assertThat(delivery(outbox, "command-2").state()).isEqualTo("waiting");
    assertThat(delivery(outbox, "command-2").error()).isPresent();
  }

  @Test
  void a_test_tries_each_channel_and_says_how_it_went() throws Exception {
    team.channels("slack: " + endpoint.url("/x"), "command: [bash, -c, exit 1]");
    List<ChannelTest.Result> results = team.outbox().test().run(Optional.empty());
    assertThat(results)
        .extracting(ChannelTest.Result::channel, ChannelTest.Result::sent)
        .containsExactly(
            Assertions.tuple("log", true),
            Assertions.tuple("slack", true),
            Assertions.tuple("command", false));
    assertThat(endpoint.accepted()).hasSize(1);
    assertThat(team.outbox().view(10).alerts()).as("a test is no alert").isEmpty();
    Assertions.assertThatThrownBy(() -> team.outbox().test().run(Optional.of("pager")))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.hint()).contains("log, slack, command"));
  }
}
