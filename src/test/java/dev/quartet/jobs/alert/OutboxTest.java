package dev.quartet.jobs.alert;

import static dev.quartet.jobs.alert.TeamAlerts.alert;
import static dev.quartet.jobs.alert.TeamAlerts.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.alert.Endpoint.Answer;
import dev.quartet.jobs.alert.Endpoint.Posted;
import dev.quartet.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  @TempDir Path folder;
  private final Endpoint endpoint = new Endpoint();
  private TeamAlerts team;

  @BeforeEach
  void team() {
    team = new TeamAlerts(folder).channels("webhook: " + endpoint.url("/hook"));
  }

  @AfterEach
  void close() {
    team.close();
    endpoint.close();
  }

  private static List<String> keys(JsonNode message) {
    return message.has("alerts")
        ? StreamSupport.stream(message.path("alerts").spliterator(), false)
            .map(part -> part.path("key").asText())
            .toList()
        : List.of(message.path("key").asText());
  }

  private List<String> arrivedKeys() {
    return endpoint.accepted().stream().flatMap(message -> keys(message).stream()).toList();
  }

  @Test
  void an_alert_arrives_with_all_that_it_says() throws Exception {
    Outbox outbox = team.outbox();
    assertThat(outbox.raise(alert("disk"))).isTrue();
    assertThat(endpoint.posted()).as("raising sends nothing itself").isEmpty();
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("waiting");

    outbox.deliverDue();

    Posted posted = endpoint.posted().getFirst();
    assertThat(posted.body().path("key").asText()).isEqualTo("disk");
    assertThat(posted.body().path("severity").asText()).isEqualTo("warning");
    assertThat(posted.body().path("title").asText()).isEqualTo("Trouble with disk");
    assertThat(posted.body().path("text").asText()).isEqualTo("It does not work.");
    assertThat(posted.body().path("details").path("host").asText()).isEqualTo("web-1");
    assertThat(posted.body().path("at").asLong()).isEqualTo(team.clock.millis());
    assertThat(posted.idempotencyKey()).isEqualTo(posted.body().path("id").asText());
    AlertView.Shown shown = outbox.view(10).alerts().getFirst();
    assertThat(shown.id()).isEqualTo(posted.idempotencyKey());
    assertThat(shown.deliveries())
        .extracting(AlertView.Delivery::channel, AlertView.Delivery::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("log", "delivered"),
            org.assertj.core.groups.Tuple.tuple("webhook", "delivered"));
  }

  @Test
  void after_an_hour_of_a_dead_endpoint_every_alert_arrives_once() throws Exception {
    Outbox outbox = team.outbox();
    endpoint.die();
    List<String> raised = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      raised.add("matter-" + minute);
      outbox.raise(alert("matter-" + minute));
      outbox.deliverDue();
      team.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(outbox.failing()).extracting(FailingChannels.Failing::channel).contains("webhook");
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("waiting");

    endpoint.comeBack();
    Outbox afterARestart = team.outbox();
    team.pass(Duration.ofHours(2), afterARestart);

    assertThat(arrivedKeys()).containsExactlyInAnyOrderElementsOf(raised);
    assertThat(endpoint.accepted())
        .extracting(message -> message.path("id"))
        .doesNotHaveDuplicates();
    assertThat(afterARestart.view(100).alerts())
        .hasSize(60)
        .allSatisfy(alert ->
            assertThat(alert.deliveries())
                .allMatch(delivery -> delivery.state().equals("delivered")));
    assertThat(afterARestart.failing()).isEmpty();
  }

  @Test
  void a_dead_endpoint_is_asked_ever_more_rarely_however_much_waits() throws Exception {
    Outbox outbox = team.outbox();
    endpoint.answering(503, "");
    IntStream.range(0, 15).forEach(i -> outbox.raise(alert("matter-" + i)));
    outbox.deliverDue();
    team.pass(Duration.ofMinutes(62), outbox);
    assertThat(endpoint.posted()).as("at 0, 1, 3, 7, 15 and 31 minutes").hasSize(6);
    team.pass(Duration.ofHours(5), outbox);
    assertThat(endpoint.posted()).as("then every hour").hasSize(11);
  }

  @Test
  void a_thousand_identical_failures_make_one_alert() throws Exception {
    Outbox outbox = team.outbox();
    for (int i = 0; i < 1000; i++) {
      assertThat(outbox.raise(alert("backup"))).isTrue();
      team.clock.advance(Duration.ofSeconds(10));
    }
    outbox.deliverDue();
    team.pass(Duration.ofHours(1), outbox);

    assertThat(endpoint.accepted()).hasSize(1);
    assertThat(endpoint.accepted().getFirst().path("times").asInt()).isEqualTo(1000);
    assertThat(outbox.view(10).alerts()).hasSize(1);
    assertThat(outbox.view(10).alerts().getFirst().times()).isEqualTo(1000);
  }

  @Test
  void a_matter_is_told_again_after_an_hour_of_silence_when_it_was_over_and_when_it_grew_worse()
      throws Exception {
    Outbox outbox = team.outbox();
    outbox.raise(alert("disk"));
    team.clock.advance(Duration.ofMinutes(59));
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    assertThat(endpoint.accepted()).hasSize(1);

    team.clock.advance(Duration.ofMinutes(61));
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    assertThat(endpoint.accepted()).as("an hour of silence").hasSize(2);

    outbox.resolve("disk");
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    assertThat(endpoint.accepted()).as("it was over").hasSize(3);

    outbox.raise(new Alert("disk", Severity.CRITICAL, "Full", "It is full.", Map.of()));
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    assertThat(endpoint.titles()).as("it grew worse").hasSize(4).last().isEqualTo("Full");
  }

  @Test
  void one_event_is_told_once_however_much_later_it_is_raised_again() throws Exception {
    var event = new Alert("job:x:disabled:j1", Severity.CRITICAL, "Off", "", Map.of(), true);
    Outbox outbox = team.outbox();
    outbox.raise(event);
    outbox.deliverDue();
    team.clock.advance(Duration.ofDays(3));
    outbox.raise(event);
    outbox.deliverDue();
    assertThat(endpoint.accepted()).hasSize(1);
  }

  @Test
  void more_than_twenty_within_ten_minutes_come_as_one_digest() throws Exception {
    Outbox outbox = team.outbox();
    IntStream.range(0, 50).forEach(i -> outbox.raise(alert("matter-" + i)));
    outbox.deliverDue();

    assertThat(endpoint.accepted()).hasSize(21);
    JsonNode digest = endpoint.accepted().getLast();
    assertThat(digest.path("title").asText()).isEqualTo("30 alerts within a short time");
    assertThat(digest.path("alerts")).hasSize(30);
    assertThat(arrivedKeys()).hasSize(50).doesNotHaveDuplicates();

    IntStream.range(50, 55).forEach(i -> outbox.raise(alert("matter-" + i)));
    team.pass(Duration.ofMinutes(9), outbox);
    assertThat(endpoint.accepted()).as("they wait").hasSize(21);
    team.pass(Duration.ofMinutes(2), outbox);
    assertThat(arrivedKeys()).hasSize(55).doesNotHaveDuplicates();
  }

  @Test
  void a_digest_that_did_not_arrive_is_sent_again_as_the_same() throws Exception {
    Outbox outbox = team.outbox();
    endpoint.answering(message ->
        message.body().has("alerts") && endpoint.posted().size() == 21
            ? new Answer(502, Map.of(), "")
            : Answer.OK);
    IntStream.range(0, 25).forEach(i -> outbox.raise(alert("matter-" + i)));
    outbox.deliverDue();
    outbox.raise(alert("later"));
    team.pass(Duration.ofMinutes(2), outbox);

    List<Posted> digests =
        endpoint.posted().stream().filter(message -> message.body().has("alerts")).toList();
    assertThat(digests).hasSize(2);
    assertThat(digests.getLast()).isEqualTo(digests.getFirst());
    assertThat(arrivedKeys()).contains("matter-24").doesNotHaveDuplicates();
  }

  @Test
  void two_senders_at_once_send_each_alert_once() throws Exception {
    Outbox first = team.outbox();
    Outbox second = team.outbox();
    IntStream.range(0, 20).forEach(i -> first.raise(alert("matter-" + i)));
    var together = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> senders = new ArrayList<>();
      for (Outbox outbox : List.of(first, second, first, second)) {
        senders.add(
            threads.submit(() -> {
              together.await();
              outbox.deliverDue();
              return true;
            }));
      }
      together.countDown();
      for (Future<Boolean> sender : senders) {
        assertThat(sender.get()).isTrue();
      }
    }
    assertThat(arrivedKeys()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void what_a_sender_left_behind_as_it_died_is_sent_by_another_once_its_lease_is_over()
      throws Exception {
    Outbox outbox = team.outbox();
    outbox.raise(alert("disk"));
    Database database = team.database();
    var policy = AlertPolicy.USUAL;
    var health = new ChannelHealth(database, team.clock);
    var died = new Deliveries(database, team.clock, policy, health);
    Channel webhook = outbox.channels().getLast();
    Deliveries.Claim claim = died.claim(webhook).orElseThrow();

    outbox.deliverDue();
    assertThat(endpoint.posted()).as("it may still be sending").isEmpty();

    team.clock.advance(AlertPolicy.LEASE);
    team.pass(Duration.ofHours(1), outbox);
    assertThat(endpoint.posted())
        .extracting(Posted::idempotencyKey)
        .as("by the same id, in case the dead one had sent it")
        .containsExactly(claim.notice().id());
    assertThat(delivery(outbox, "webhook").attempts()).isEqualTo(2);
  }

  @Test
  void an_alert_is_given_up_after_a_day_and_not_before() throws Exception {
    Outbox outbox = team.outbox();
    endpoint.answering(500, "no");
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    team.pass(Duration.ofHours(23), Duration.ofMinutes(20), outbox);
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("waiting");
    team.pass(Duration.ofHours(2), Duration.ofMinutes(20), outbox);
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("given up");
    assertThat(delivery(outbox, "webhook").error()).contains("it answered 500: no");

    int tried = endpoint.posted().size();
    team.pass(Duration.ofHours(3), Duration.ofMinutes(20), outbox);
    assertThat(endpoint.posted()).hasSize(tried);
    assertThat(outbox.failing()).extracting(FailingChannels.Failing::channel).contains("webhook");
  }

  @Test
  void an_alert_that_is_refused_holds_up_no_other() throws Exception {
    Outbox outbox = team.outbox();
    endpoint.answering(message ->
        message.body().path("key").asText().equals("odd")
            ? new Answer(400, Map.of(), "I do not like it")
            : Answer.OK);
    outbox.raise(alert("odd"));
    team.clock.advance(Duration.ofSeconds(1));
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    assertThat(arrivedKeys()).containsExactly("disk");
    assertThat(outbox.failing()).isEmpty();
    assertThat(outbox.view(2).alerts().getLast().deliveries().getLast().error())
        .contains("it answered 400: I do not like it");
  }

  @Test
  void an_endpoint_that_asks_for_patience_is_left_alone_for_so_long() throws Exception {
    Outbox outbox = team.outbox();
    endpoint.answering(_ -> new Answer(429, Map.of("Retry-After", "900"), ""));
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    endpoint.answering(_ -> Answer.OK);
    team.pass(Duration.ofMinutes(14), outbox);
    assertThat(endpoint.posted()).hasSize(1);
    team.pass(Duration.ofMinutes(1), outbox);
    assertThat(endpoint.accepted()).hasSize(1);
  }

  @Test
  void a_dead_channel_holds_up_no_other() throws Exception {
    Endpoint other = new Endpoint();
    try (other) {
      team.channels("webhook: " + endpoint.url("/a"), "webhook: " + other.url("/b"));
      endpoint.die();
      Outbox outbox = team.outbox();
      assertThat(outbox.names()).containsExactly("log", "webhook", "webhook-2");
      outbox.raise(alert("disk"));
      outbox.deliverDue();
      assertThat(other.accepted()).hasSize(1);
      assertThat(delivery(outbox, "webhook-2").state()).isEqualTo("delivered");
      assertThat(delivery(outbox, "webhook").state()).isEqualTo("waiting");
    }
  }

  @Test
  void what_waits_for_a_channel_that_was_taken_out_is_given_up_after_a_day() throws Exception {
    endpoint.die();
    team.outbox().raise(alert("disk"));
    team.files.write("quartet.yaml", "");
    Outbox outbox = team.outbox();
    outbox.forgetOldChannels();
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("waiting");
    team.clock.advance(Duration.ofHours(25));
    outbox.forgetOldChannels();
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("given up");
  }

  @Test
  void raising_without_a_database_says_so_and_does_not_throw() {
    Database database = team.database();
    var outbox =
        new Outbox(team.workspace(), database, new dev.quartet.platform.Processes(), team.clock);
    database.close();
    assertThat(outbox.raise(alert("disk"))).isFalse();
    outbox.resolve("disk");
  }

  @Test
  void an_untrusted_workspace_sends_nothing_anywhere() throws Exception {
    team.files.variable("QUARTET_TRUST_WORKSPACE", "no");
    Outbox outbox = team.outbox();
    assertThat(outbox.names()).containsExactly("log");
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    assertThat(endpoint.posted()).isEmpty();
  }

  @Test
  void no_secret_is_stored_sent_or_shown() throws Exception {
    String token = "T00/B00/abcdefghijklmnopqrstuvwx";
    team.channels("slack: " + endpoint.url("/services/" + token));
    team.files.secrets("STRIPE_API_KEY=sk-live-123456\n");
    endpoint.answering(404, "no such hook /services/" + token);
    var workspace = team.workspace();
    assertThat(workspace.secrets().find("STRIPE_API_KEY")).isPresent();
    Outbox outbox = team.outbox(workspace);
    outbox.raise(
        new Alert(
            "k",
            Severity.CRITICAL,
            "sk-live-123456",
            "It said sk-live-123456",
            Map.of("output", "sk-live-123456")));
    outbox.deliverDue();

    assertThat(endpoint.posted().getFirst().body().toString()).doesNotContain("sk-live");
    String shown = outbox.view(10).toString() + outbox.failing();
    assertThat(shown).doesNotContain("sk-live", "abcdefghijklmnopqrstuvwx").contains("•••");
    team.close();
    for (String file : List.of("quartet.db", "quartet.db-wal")) {
      Path path = team.files.root.resolve(".quartet").resolve(file);
      if (Files.exists(path)) {
        assertThat(Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain("sk-live-123456", "abcdefghijklmnopqrstuvwx");
      }
    }
  }

  @Test
  void alerts_of_three_months_ago_are_forgotten() {
    Outbox outbox = team.outbox();
    outbox.raise(alert("old"));
    team.clock.advance(Duration.ofDays(91));
    outbox.raise(alert("new"));
    assertThat(outbox.view(10).alerts()).extracting(AlertView.Shown::key).containsExactly("new");
  }

  @Test
  void a_server_sends_what_is_raised_at_once() throws Exception {
    Outbox outbox = team.outbox();
    var arrived = new CountDownLatch(1);
    endpoint.answering(_ -> {
      arrived.countDown();
      return Answer.OK;
    });
    try (var _ = AlertSender.start(outbox)) {
      outbox.raise(alert("disk"));
      assertThat(arrived.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
    assertThat(delivery(outbox, "webhook").state()).isEqualTo("delivered");
  }

  @Test
  void a_failing_channel_is_named_with_since_and_why_until_something_goes_through()
      throws Exception {
    Outbox outbox = team.outbox();
    long begun = team.clock.millis();
    endpoint.answering(404, "gone");
    outbox.raise(alert("disk"));
    outbox.deliverDue();
    team.pass(Duration.ofMinutes(5), outbox);
    assertThat(outbox.failing())
        .containsExactly(new FailingChannels.Failing("webhook", begun, "it answered 404: gone"));
    assertThat(outbox.view(1).channels())
        .filteredOn(channel -> channel.state().equals("failing"))
        .extracting(AlertView.ChannelState::name)
        .containsExactly("webhook");

    endpoint.answering(_ -> Answer.OK);
    assertThat(outbox.test().run(java.util.Optional.of("webhook")))
        .allMatch(ChannelTest.Result::sent);
    outbox.deliverDue();
    assertThat(arrivedKeys()).as("a test that works ends the rest").contains("disk");
    assertThat(outbox.failing()).isEmpty();
  }
}
