package dev.quartet.ledger.misroute;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.Request;
import dev.quartet.Tier;
import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Evidence;
import dev.quartet.decision.Route;
import dev.quartet.decision.Source;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.ledger.Ledger;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.ledger.SideBudget;
import dev.quartet.ledger.Status;
import dev.quartet.library.Library;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.Role;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Sha256;
import dev.quartet.run.EventSink;
import dev.quartet.run.ModelCalls;
import dev.quartet.run.Run;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.run.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts a sample of the reflex's decisions to the workhorse, after the reply. Each audit is a run of
 * its own, so that what it costs is recorded and held against the budgets.
 */
public final class Audit {
  /** Who asks in an audit's record. */
  public static final String CALLER = "audit";

  /** The most that one audit may cost. */
  private static final long MOST_NANOS = 50_000_000;

  private static final int REPLY_TOKENS = 200;

  /**
   * How much is audited.
   *
   * @param share of the reflex's decisions, from 0 to 1
   * @param spending what may still be spent on audits
   */
  public record Policy(double share, SideBudget spending) {}

  private final Runs runs;
  private final LedgerReader records;
  private final Ledger ledger;
  private final ModelCalls calls;
  private final Supplier<Library> library;
  private final Misroutes misroutes;
  private final Policy policy;

  public Audit(
      Runs runs,
      LedgerReader records,
      Ledger ledger,
      ModelCalls calls,
      Supplier<Library> library,
      Misroutes misroutes,
      Policy policy) {
    this.runs = runs;
    this.records = records;
    this.ledger = ledger;
    this.calls = calls;
    this.library = library;
    this.misroutes = misroutes;
    this.policy = policy;
  }

  /** Audits a request if it is in the sample, there is a model, and the budget allows it. */
  public void consider(String run) {
    if (isSampled(run)) {
      LedgerEntry entry = records.entry(run);
      if (isReflexs(entry.summary()) && hasModel() && policy.spending().allows(MOST_NANOS)) {
        audit(entry);
      }
    }
  }

  private static boolean isReflexs(Summary request) {
    return request.source().equals(Source.REFLEX.label())
        && request.tier().equals(Tier.SCRIPT.label())
        && request.status() == Status.ANSWERED;
  }

  /** The same request is in the sample or not, wherever and whenever one looks. */
  private boolean isSampled(String id) {
    long drawn = Long.parseLong(Sha256.of(id).substring(0, 8), 16);
    return drawn < policy.share() * (1L << 32);
  }

  private boolean hasModel() {
    try {
      return calls.maxTokens(Role.WORKHORSE) > 0;
    } catch (Problem e) {
      return false;
    }
  }

  private void audit(LedgerEntry entry) {
    String question = question(entry);
    Run run = runs.begin(asked(question), EventSink.NONE);
    ledger.decided(
        new Admitted(
            run, question, Optional.empty(), Conversation.NONE, Path.of("/"), Optional.empty()),
        0,
        new Decision(
            new Route.Direct(Optional.empty()),
            Source.POLICY,
            1.0,
            "a sample of the reflex's decisions is put to the workhorse",
            false,
            Optional.empty(),
            Evidence.NONE));
    Outcome outcome = Outcome.guarded(() -> Outcome.Answered.of(judged(run, question)));
    ledger.finished(run, outcome);
    if (outcome instanceof Outcome.Answered answered) {
      record(entry.summary(), answered.text());
    }
  }

  private static Request asked(String question) {
    return new Request(
        question,
        CALLER,
        Optional.empty(),
        new Request.Options(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(MOST_NANOS),
            false));
  }

  private String question(LedgerEntry entry) {
    Summary request = entry.summary();
    List<String> scripts = new ArrayList<>(List.of(request.route()));
    entry
        .decisions()
        .forEach(decision ->
            decision
                .path("candidates")
                .forEach(candidate -> scripts.add(candidate.path("route").asText())));
    var text = new StringBuilder("The request: " + Json.write(request.text()));
    text.append("\nThe script that answered: ").append(line(request.route()));
    text.append("\nOther scripts:");
    scripts.stream()
        .distinct()
        .filter(id -> !id.equals(request.route()))
        .forEach(id -> text.append("\n- ").append(line(id)));
    return text.toString();
  }

  private String line(String id) {
    ScriptManifest script = library.get().scripts().get(id);
    return script == null ? id : id + ": " + script.description();
  }

  private String judged(Run run, String question) {
    var context =
        calls.asking(
            "audit",
            Prompts.read("audit", Map.of()),
            Map.entry("decision to judge", question),
            REPLY_TOKENS);
    return calls.call(run, Role.WORKHORSE, new Purse.OfRequest(), context, _ -> {}).text();
  }

  /** A verdict that cannot be read is none. */
  private void record(Summary request, String reply) {
    JsonNode verdict = verdict(reply);
    if (verdict.path("right").isBoolean() && !verdict.path("right").asBoolean()) {
      misroutes.record(
          new Misroutes.Noticed(
              request.id(),
              Misroute.Source.AUDIT,
              request.tier(),
              request.route(),
              Optional.of(verdict.path("should").asText("")).filter(should -> !should.isBlank()),
              verdict.path("why").asText("the workhorse disagreed")));
    }
  }

  private static JsonNode verdict(String reply) {
    try {
      return Json.tree(
          reply.substring(
              Math.max(0, reply.indexOf('{')), Math.max(0, reply.lastIndexOf('}') + 1)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return Json.mapper().createObjectNode();
    }
  }
}
