package dev.quartet.ledger;

import dev.quartet.ledger.Report.FailureFigures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Failures while they are counted by cause, oldest first. */
final class FailurePatterns {
  /** From this factor on a cause grows or falls. */
  private static final double CHANGE = 1.5;

  /** What is known of one cause. */
  private record Seen(
      String kind, String message, long count, long first, long last, String example) {
    Seen withNewer(Standing newer) {
      return new Seen(kind, newer.errorMessage(), count + 1, first, newer.created(), newer.id());
    }
  }

  private final Map<String, Seen> seen = new TreeMap<>();
  private final Map<String, Long> before = new HashMap<>();

  /** A failure of the span. */
  void add(Standing run) {
    FailureCause cause = run.cause();
    Seen first =
        new Seen(cause.kind(), run.errorMessage(), 1, run.created(), run.created(), run.id());
    seen.merge(cause.name(), first, (known, _) -> known.withNewer(run));
  }

  /** A failure of the span of the same length before. */
  void addBefore(Standing run) {
    before.merge(run.cause().name(), 1L, Long::sum);
  }

  List<FailureFigures> byFrequency() {
    return seen.entrySet().stream()
        .map(entry -> figures(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(FailureFigures::count)
                .thenComparingLong(FailureFigures::last)
                .reversed())
        .toList();
  }

  private FailureFigures figures(String cause, Seen found) {
    long earlier = before.getOrDefault(cause, 0L);
    return new FailureFigures(
        cause,
        found.kind(),
        found.message(),
        found.count(),
        found.first(),
        found.last(),
        found.example(),
        earlier,
        trend(earlier, found.count()));
  }

  private static String trend(long earlier, long now) {
    if (earlier == 0) {
      return "new";
    }
    if (now > earlier * CHANGE) {
      return "growing";
    }
    return earlier > now * CHANGE ? "falling" : "steady";
  }
}
