package dev.quartet.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * How long the baseline would have taken: an estimate of its calls and of what it writes, at the
 * pace of a heavy model, besides the scripts that it would have had to run as well.
 */
final class BaselineTime {
  private static final long FIRST_TOKEN_MILLIS = 1000;
  private static final long TOKENS_PER_SECOND = 75;

  static final String ASSUMPTION =
      "The baseline's time is an estimate: "
          + FIRST_TOKEN_MILLIS
          + " ms to the first token of each call, "
          + TOKENS_PER_SECOND
          + " tokens a second of output, and the scripts' own time.";

  private static final Pattern CALLS = Pattern.compile("(\\d+) calls");
  private static final Set<String> WRITTEN =
      Set.of("choosing the tool", "writing the reply", "the work: output");

  private static final String LINES =
      """
      SELECT b.run_id, b.label, b.tokens FROM run r
      JOIN baseline_line b ON b.run_id = r.id AND b.seq = (SELECT MAX(x.seq) FROM outcome x WHERE x.run_id = r.id)
      WHERE r.created >= :since AND r.created < :until
      """;

  private final Map<String, Long> millis = new HashMap<>();

  private BaselineTime() {}

  static BaselineTime of(Handle handle, long since, long until) {
    var time = new BaselineTime();
    handle
        .createQuery(LINES)
        .bind("since", since)
        .bind("until", until)
        .map((row, _) ->
            time.millis.merge(
                row.getString("run_id"),
                millis(row.getString("label"), row.getLong("tokens")),
                Long::sum))
        .list();
    return time;
  }

  private static long millis(String label, long tokens) {
    if (WRITTEN.contains(label)) {
      return tokens * 1000 / TOKENS_PER_SECOND;
    }
    Matcher calls = CALLS.matcher(label);
    boolean prefix = label.startsWith("instructions") && calls.find();
    return prefix ? Long.parseLong(calls.group(1)) * FIRST_TOKEN_MILLIS : 0;
  }

  /** In milliseconds; 0 for a request without a baseline. */
  long of(Standing run) {
    Long estimated = millis.get(run.id());
    return estimated == null ? 0 : estimated + run.spent().scriptMillis();
  }
}
