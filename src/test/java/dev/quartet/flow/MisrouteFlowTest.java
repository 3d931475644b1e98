package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.Request;
import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Evidence;
import dev.quartet.decision.Route;
import dev.quartet.decision.Source;
import dev.quartet.execution.Outcome;
import dev.quartet.ledger.misroute.Feedback;
import dev.quartet.ledger.misroute.Misroute;
import dev.quartet.ledger.misroute.Repair;
import dev.quartet.library.SentenceWriter;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisrouteFlowTest {
  private static final String HARVEST = "How big was the harvest?";
  private static final String REPHRASED = "how big was the harvest, and was that any good";

  @TempDir private Path folder;
  private TeamFlow team;

  @BeforeEach
  void a_farm_with_two_scripts_and_a_model_that_always_says_something() {
    team =
        new TeamFlow(
                folder,
                new ModelServer(asked ->
                    TeamFlow.metered(
                        TeamFlow.sent(asked).startsWith("The request:")
                            ? Scripted.text(
                                "{\"right\": false, \"should\": \"direct\", \"why\": \"asks"
                                    + " more\"}")
                            : Scripted.text("A fine one."))))
            .speaking(TeamFlow.Api.ANTHROPIC)
            .alone("audit: 1\n");
    script("farm/harvest", "The harvest of a field in tonnes", HARVEST);
    script("farm/rain", "The rain of the last week in millimetres", "How much did it rain?");
  }

  private void script(String id, String description, String example) {
    team.workspace.script(
        id,
        "description: " + description + "\neffect: read\nexamples:\n  - " + example + "\n",
        "echo 'it was 12'\n");
  }

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void say(Reply reply, boolean wrong, String should) {
    team.engine()
        .feedback
        .give(
            team.engine().records.entry(reply.id()).summary(),
            new Feedback.Given(
                wrong, Optional.of(should).filter(route -> !route.isEmpty()), "", "ada"));
  }

  private List<Misroute> misroutes() {
    return team.engine().misroutes.since(0, 1000);
  }

  private Set<Path> apply(Misroute misroute) {
    var writer = new SentenceWriter(team.app().workspace);
    return new Repair(team.engine().misroutes, team.app().library, writer).apply(misroute);
  }

  @Test
  void feedback_on_a_request_changes_the_next_decision_for_it() {
    Reply first = team.ask(HARVEST);
    assertThat(first.route()).isEqualTo("farm/harvest");

    say(first, true, "");

    Reply next = team.ask(HARVEST);
    assertThat(next.tier()).isEqualTo("direct");
    assertThat(next.decisions().getFirst().path("reason").asText())
        .isEqualTo("a person said that farm/harvest is wrong for this");
    assertThat(team.ask("please tell me how big the harvest was").tier()).isEqualTo("direct");
    assertThat(team.ask("How much did it rain?").route()).isEqualTo("farm/rain");
    assertThat(team.restarted().router.preview(HARVEST).route().label()).isEqualTo("direct");
  }

  @Test
  void feedback_is_heeded_until_somebody_says_that_it_was_right() {
    Reply first = team.ask(HARVEST);
    say(first, true, "");
    assertThat(misroutes()).extracting(Misroute::review).containsExactly("confirmed");

    say(first, false, "");

    assertThat(team.ask(HARVEST).route()).isEqualTo("farm/harvest");
    assertThat(misroutes()).extracting(Misroute::review).containsExactly("dismissed");
    assertThat(team.report().totals().misroutes()).isZero();
  }

  @Test
  void applying_feedback_writes_a_near_miss_and_an_example_that_the_router_goes_by()
      throws IOException {
    String text = "How big was the harvest of rain?";
    Reply first =
        team.ask(new Request("/farm/harvest", "ada", Optional.empty(), Request.Options.NONE));
    assertThat(first.route()).isEqualTo("farm/harvest");
    Reply asked = asScript(text, "farm/harvest");
    say(asked, true, "farm/rain");

    Set<Path> written = apply(team.engine().misroutes.find(asked.id()));

    assertThat(written).hasSize(2);
    assertThat(Files.readString(team.workspace.root.resolve("scripts/farm/harvest.sh")))
        .contains("# not:\n#   - \"" + text + "\"\n# ---\n");
    assertThat(Files.readString(team.workspace.root.resolve("scripts/farm/rain.sh")))
        .contains("# examples:\n#   - \"" + text + "\"\n");
    assertThat(team.restarted().router.preview(text).route().label()).isEqualTo("farm/rain");
    assertThat(misroutes()).extracting(Misroute::review).contains("applied");
  }

  /** A request that the reflex sent to a script. */
  private Reply asScript(String text, String script) {
    Run run = begun(text);
    decided(run, 0, new Route.Script(script, Map.of()), Source.REFLEX, "every word explained");
    team.engine().ledger.finished(run, Outcome.Answered.of("it was 12"));
    return Reply.of(team.engine().records.entry(run.id()));
  }

  private Run begun(String text) {
    return team.engine().runs.begin(Request.of(text, "who asks: " + text), EventSink.NONE);
  }

  private void decided(Run run, int seq, Route route, Source source, String reason) {
    team.engine()
        .ledger
        .decided(
            new Admitted(
                run,
                run.request().text(),
                Optional.empty(),
                Conversation.NONE,
                folder,
                Optional.empty()),
            seq,
            new Decision(route, source, 1, reason, false, Optional.empty(), Evidence.NONE));
  }

  @Test
  void feedback_refuses_a_route_that_is_not_there_and_one_that_was_taken() {
    Reply first = team.ask(HARVEST);
    assertThatThrownBy(() -> say(first, true, "farm/rian")).hasMessageContaining("no route");
    assertThatThrownBy(() -> say(first, true, "farm/harvest")).hasMessageContaining("already");
  }

  @Test
  void the_same_asked_again_at_once_and_answered_elsewhere_is_a_misroute_of_the_script() {
    Reply first = team.ask(HARVEST);
    team.clock.advance(Duration.ofSeconds(60));
    Reply second = team.ask(REPHRASED);
    assertThat(second.tier()).isEqualTo("direct");

    assertThat(misroutes())
        .singleElement()
        .satisfies(misroute -> {
          assertThat(misroute.source()).isEqualTo(Misroute.Source.REPHRASED);
          assertThat(misroute.run()).isEqualTo(first.id());
          assertThat(misroute.route()).isEqualTo("farm/harvest");
          assertThat(misroute.should()).contains("direct");
          assertThat(misroute.detail()).contains(second.id());
        });
  }

  @Test
  void a_later_question_another_persons_or_another_matter_is_no_rephrasing() {
    Reply _ = team.ask(HARVEST);
    Reply _ = team.ask("why is the sky blue and the sea green");
    Reply _ = team.ask(new Request(REPHRASED, "bob", Optional.empty(), Request.Options.NONE));
    team.clock.advance(Duration.ofMinutes(3));
    Reply _ = team.ask(REPHRASED);

    assertThat(misroutes()).isEmpty();
  }

  @Test
  void an_audit_in_which_the_workhorse_disagrees_is_a_misroute_and_is_paid_for() {
    Reply asked = team.ask(HARVEST);

    team.engine().audit.consider(asked.id());

    assertThat(misroutes())
        .singleElement()
        .satisfies(misroute -> {
          assertThat(misroute.source()).isEqualTo(Misroute.Source.AUDIT);
          assertThat(misroute.run()).isEqualTo(asked.id());
          assertThat(misroute.should()).contains("direct");
          assertThat(misroute.detail()).isEqualTo("asks more");
        });
    var audits =
        team.engine().records.since(0, 10).stream()
            .filter(request -> request.caller().equals("audit"))
            .toList();
    assertThat(audits)
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.costNanos()).isEqualTo(5_100_000);
          assertThat(audit.baselineNanos()).isZero();
        });
  }

  @Test
  void nothing_is_audited_without_a_model() {
    team.withoutModel();
    Reply asked = team.ask(HARVEST);
    team.engine().audit.consider(asked.id());
    assertThat(team.engine().records.since(0, 10)).hasSize(1);
  }

  @Test
  void fifty_planted_misroutes_ten_by_each_source_are_counted_exactly() {
    for (int i = 0; i < 10; i++) {
      say(asScript("planted for feedback " + i, "farm/harvest"), true, "");
      team.engine().audit.consider(asScript("planted for audit " + i, "farm/harvest").id());
      Run handedOff = begun("planted for handoff " + i);
      decided(handedOff, 0, new Route.Script("farm/rain", Map.of()), Source.REFLEX, "sure");
      decided(handedOff, 1, new Route.Direct(Optional.empty()), Source.WORKHORSE, "it was more");
      team.engine().ledger.finished(handedOff, Outcome.Answered.of("fine"));
      Run checked = begun("planted for check " + i);
      decided(checked, 0, new Route.Direct(Optional.empty()), Source.WORKHORSE, "no script");
      Outcome.Handoff up =
          Outcome.Handoff.escalation(
              new Route.Specialist("", Optional.empty(), Optional.empty()), "too long");
      decided(checked, 1, up.route(), Source.WORKHORSE, up.reason());
      team.engine().ledger.finished(checked, Outcome.Answered.of("fine"));
      team.clock.advance(Duration.ofMinutes(5));
      String caller = "caller " + i;
      Reply _ = team.ask(new Request(HARVEST, caller, Optional.empty(), Request.Options.NONE));
      Reply _ = team.ask(new Request(REPHRASED, caller, Optional.empty(), Request.Options.NONE));
    }

    var report = team.report();

    assertThat(report.totals().misroutes()).isEqualTo(50);
    assertThat(report.tiers().get("script").misroutes()).isEqualTo(40);
    assertThat(report.tiers().get("direct").misroutes()).isEqualTo(10);
    assertThat(report.misroutes().bySource())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("feedback", 10L, "rephrased", 10L, "handoff", 10L, "check", 10L, "audit", 10L));
    assertThat(report.misroutes().byRoute())
        .filteredOn(rate -> rate.route().equals("farm/harvest"))
        .singleElement()
        .satisfies(rate -> {
          // 10 by feedback, 10 audited, 10 rephrased, each once
          assertThat(rate.misroutes()).isEqualTo(30);
          assertThat(rate.decisions()).isEqualTo(30);
        });
  }
}
