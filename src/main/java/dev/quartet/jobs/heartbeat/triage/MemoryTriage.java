package dev.quartet.jobs.heartbeat.triage;

import dev.quartet.Request;
import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Evidence;
import dev.quartet.decision.Route;
import dev.quartet.decision.Source;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.jobs.alert.Alerts;
import dev.quartet.jobs.heartbeat.Heartbeat;
import dev.quartet.ledger.Ledger;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.ledger.SideBudget;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Problem;
import dev.quartet.run.EventSink;
import dev.quartet.run.ModelCalls;
import dev.quartet.run.Run;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.run.Runs;
import dev.quartet.workspace.HeartbeatSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the workhorse look over the memory when it changed since the last look: once, within a small
 * budget, as a run of its own. What it proposes is held to strict rules, written so that a person
 * can undo it, and told.
 */
public final class MemoryTriage implements Heartbeat.Afterwards {
  /** Who asks in the record. */
  public static final String CALLER = "heartbeat";

  /** The most that one look may cost. */
  private static final long MOST_NANOS = 150_000_000;

  private static final int REPLY_TOKENS = 3000;
  private static final System.Logger LOG = System.getLogger(MemoryTriage.class.getName());

  /** With what a model is asked, and where that is recorded. */
  public record Asking(
      Runs runs, Ledger ledger, LedgerReader records, ModelCalls calls, TokenCounter counter) {}

  /** Whether it may be. */
  public record Policy(HeartbeatSettings settings, SideBudget spending) {}

  private final Path root;
  private final Asking asking;
  private final Policy policy;
  private final MemoryTidying tidying;
  private final Alerts alerts;
  private final Clock clock;

  /**
   * Triage of a workspace's memory.
   *
   * @param root the workspace
   */
  public MemoryTriage(
      Path root, Asking asking, Policy policy, MemoryTidying tidying, Alerts alerts, Clock clock) {
    this.root = root;
    this.asking = asking;
    this.policy = policy;
    this.tidying = tidying;
    this.alerts = alerts;
    this.clock = clock;
  }

  @Override
  public long run() {
    HeartbeatSettings settings = policy.settings();
    boolean quiet = settings.quiet().filter(hours -> hours.covers(clock.instant())).isPresent();
    if (!settings.triage() || quiet) {
      return 0;
    }
    MemoryText memory = memory();
    TriageStore.Seen seen = tidying.store().seen();
    if (memory.hash().equals(seen.hash())) {
      return 0;
    }
    ShownBlocks shown = ShownBlocks.of(memory, seen, asking.counter());
    boolean worthwhile = shown.blocks().size() > 1;
    return worthwhile && hasModel() && policy.spending().allows(MOST_NANOS)
        ? triage(memory, shown)
        : 0;
  }

  private MemoryText memory() {
    try {
      return MemoryText.read(root.resolve(MemoryEdits.MEMORY));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the memory", e);
    }
  }

  private boolean hasModel() {
    try {
      return asking.calls().maxTokens(Role.WORKHORSE) > 0;
    } catch (Problem e) {
      return false;
    }
  }

  private long triage(MemoryText memory, ShownBlocks shown) {
    Run run = asking.runs().begin(asked(shown), EventSink.NONE);
    asking.ledger().decided(admitted(run), 0, decision());
    Outcome outcome = Outcome.guarded(() -> Outcome.Answered.of(proposal(run, shown)));
    asking.ledger().finished(run, outcome);
    Usage usage = asking.records().totals(run.id()).usage();
    long tokens = usage.input() + usage.output() + usage.cacheRead() + usage.cacheWrite();
    if (outcome instanceof Outcome.Answered answered) {
      settle(run.id(), answered.text(), memory, shown);
    } else if (tokens > 0) {
      // What was paid for is not asked again until the memory changes; what cost nothing is.
      tidying.store().record(new TriageStore.Row(Optional.of(run.id()), "failed", "", memory));
    }
    return tokens;
  }

  private static Request asked(ShownBlocks shown) {
    return new Request(
        "Tidy the memory (" + shown.blocks().size() + " blocks)",
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

  private static Admitted admitted(Run run) {
    return new Admitted(
        run,
        run.request().text(),
        Optional.empty(),
        Conversation.NONE,
        Path.of("/"),
        Optional.empty());
  }

  private static Decision decision() {
    return new Decision(
        new Route.Direct(Optional.empty()),
        Source.POLICY,
        1.0,
        "the memory changed since it was looked over last",
        false,
        Optional.empty(),
        Evidence.NONE);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private String proposal(Run run, ShownBlocks shown) {
    var context =
        asking
            .calls()
            .asking(
                "triage",
                Prompts.read("triage", Map.of("today", today().toString())),
                Map.entry("memory", shown.text()),
                REPLY_TOKENS);
    return asking.calls().call(run, Role.WORKHORSE, new Purse.OfRequest(), context, _ -> {}).text();
  }

  private void settle(String run, String reply, MemoryText memory, ShownBlocks shown) {
    try {
      List<Edit> edits = new ProposalReader(shown.blocks()).read(reply);
      if (edits.isEmpty()) {
        tidying.store().record(new TriageStore.Row(Optional.of(run), "nothing", "", memory));
      } else {
        tidying.apply(root, run, edits, memory, clock).ifPresent(alerts::raise);
      }
    } catch (ProposalReader.Malformed e) {
      LOG.log(System.Logger.Level.INFO, "The memory was left alone: {0}", e.message());
      tidying.store().record(new TriageStore.Row(Optional.of(run), "refused", e.message(), memory));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy the memory", e);
    }
  }
}
