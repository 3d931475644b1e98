package dev.quartet.ledger.replay;

import dev.quartet.Tier;
import dev.quartet.model.Usage;
import dev.quartet.store.Database;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a request of a tier takes when nothing better is known of it: the mean of the ledger's own,
 * once there are enough, else an assumption.
 */
public final class TypicalWork {
  /** From so many answered requests on the ledger's mean is used. */
  private static final int ENOUGH = 20;

  /** What one answered request takes. */
  record Work(Usage usage, int calls, boolean measured) {}

  private static final Map<Tier, Work> ASSUMED =
      Map.of(
          Tier.SCRIPT, new Work(Usage.NONE, 0, false),
          Tier.DIRECT, new Work(new Usage(0, 300, 0, 0), 1, false),
          Tier.SPECIALIST, new Work(new Usage(6_000, 6_000, 60_000, 12_000), 8, false),
          Tier.PIPELINE, new Work(new Usage(10_000, 9_000, 60_000, 15_000), 10, false));

  private static final String MEANS =
      """
      SELECT o.tier, COUNT(*) AS requests, AVG(o.input) AS input, AVG(o.output) AS output,
        AVG(o.cache_read) AS cache_read, AVG(o.cache_write) AS cache_write,
        AVG((SELECT COUNT(e.model) FROM step_start s JOIN step_end e ON e.step_id = s.id WHERE s.run_id = o.run_id)) AS calls
      FROM outcome o WHERE o.status = 'answered' AND o.tier <> '' GROUP BY o.tier
      """;

  private final Map<Tier, Work> work;

  private TypicalWork(Map<Tier, Work> work) {
    this.work = work;
  }

  /** As the ledger has it. */
  public static TypicalWork of(Database database) {
    Map<Tier, Work> work = new EnumMap<>(ASSUMED);
    database.read(handle ->
        handle
            .createQuery(MEANS)
            .map((row, _) -> {
              if (row.getLong("requests") >= ENOUGH) {
                var usage =
                    new Usage(
                        Math.round(row.getDouble("input")),
                        Math.round(row.getDouble("output")),
                        Math.round(row.getDouble("cache_read")),
                        Math.round(row.getDouble("cache_write")));
                int calls = (int) Math.max(1, Math.round(row.getDouble("calls")));
                Tier.of(row.getString("tier"))
                    .ifPresent(tier -> work.put(tier, new Work(usage, calls, true)));
              }
              return row.getString("tier");
            })
            .list());
    return new TypicalWork(work);
  }

  Work of(Tier tier) {
    return work.getOrDefault(tier, new Work(Usage.NONE, 0, false));
  }
}
