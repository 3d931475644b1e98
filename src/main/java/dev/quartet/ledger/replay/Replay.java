package dev.quartet.ledger.replay;

import dev.quartet.Tier;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.decision.Router;
import dev.quartet.decision.Source;
import dev.quartet.ledger.replay.ReplayReport.Frequent;
import dev.quartet.library.Library;
import dev.quartet.model.Embeddings;
import dev.quartet.platform.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Routes past requests as they would be routed now, and says what that would have cost. Nothing
 * runs, nothing is spent.
 */
public final class Replay {
  /** Is told how many of all are done; several threads may tell it at once. */
  @FunctionalInterface
  public interface Progress {
    void done(int count, int all);
  }

  /** A log asks the same again and again. */
  private record Asked(String text, boolean followsUp) {
    static Asked of(PastRequest request) {
      return new Asked(request.text(), request.followsUp());
    }
  }

  /** Where a request would go, and the skill that would likely be used there. */
  private record Routed(Decision decision, Optional<String> skill) {}

  private final Router router;
  private final Costs costs;
  private final LikelySkill skills;
  private final FrequentRequests frequent;

  public Replay(Router router, Costs costs, Library library, Embeddings embeddings) {
    var remembered = new Remembered(embeddings);
    this.router = router;
    this.costs = costs;
    this.skills = new LikelySkill(library, remembered);
    this.frequent = new FrequentRequests(remembered);
  }

  /**
   * Replays a log.
   *
   * @param most how many groups of frequent requests are named at most
   */
  public ReplayReport replay(List<PastRequest> requests, int most, Progress progress) {
    Map<Asked, Routed> routed = routed(requests, progress);
    List<ReplayLine> lines = new ArrayList<>();
    List<FrequentRequests.Unanswered> unanswered = new ArrayList<>();
    for (PastRequest request : requests) {
      Routed where = Objects.requireNonNull(routed.get(Asked.of(request)));
      ReplayLine line = line(request, where);
      lines.add(line);
      if (isLookup(where.decision(), line)) {
        unanswered.add(new FrequentRequests.Unanswered(line, where.decision().evidence()));
      }
    }
    List<Frequent> groups = frequent.of(unanswered, most);
    return ReplayReport.of(lines, groups, costs.assumptions());
  }

  /** Deciding takes nearly all of the time, so every processor does its part. */
  private Map<Asked, Routed> routed(List<PastRequest> requests, Progress progress) {
    List<Asked> distinct = requests.stream().map(Asked::of).distinct().toList();
    Map<Asked, Routed> routed = new ConcurrentHashMap<>();
    var count = new AtomicInteger();
    distinct.parallelStream()
        .forEach(asked -> {
          routed.put(asked, route(asked));
          progress.done(count.incrementAndGet(), distinct.size());
        });
    return routed;
  }

  private Routed route(Asked asked) {
    Decision decision =
        router.preview(
            new Router.Question(asked.text().strip(), Optional.empty(), asked.followsUp(), false));
    return new Routed(
        decision,
        decision.source() == Source.WORKHORSE ? skills.of(asked.text()) : named(decision.route()));
  }

  private static boolean isLookup(Decision decision, ReplayLine line) {
    return decision.source() == Source.WORKHORSE
        && line.tier().equals(Tier.DIRECT.label())
        && line.skill().isEmpty();
  }

  private ReplayLine line(PastRequest request, Routed where) {
    Decision decision = where.decision();
    Tier tier = decision.hint().flatMap(Tier::of).orElseGet(() -> decision.route().tier());
    long here = costs.here(request, tier);
    Costs.Paid paid = costs.paid(request, tier);
    return new ReplayLine(
        request.line(),
        request.text(),
        tier.label(),
        decision.source() == Source.WORKHORSE ? tier.label() : decision.route().label(),
        decision.source().label(),
        decision.approval(),
        decision.reason(),
        where.skill(),
        request.model(),
        costs.tokens(request, tier),
        Money.dollars(here),
        Money.dollars(paid.nanos()),
        paid.basis().name().toLowerCase(Locale.ROOT),
        Money.dollars(paid.nanos() - here));
  }

  private static Optional<String> named(Route route) {
    return switch (route) {
      case Route.Direct direct -> direct.skill();
      case Route.Specialist specialist -> specialist.skill();
      case Route.Script _, Route.Pipeline _ -> Optional.empty();
    };
  }
}
