package dev.quartet.ledger.misroute;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A misroute that counts: nobody dismissed it.
 *
 * @param tier where the request was wrongly sent
 */
public record Misrouted(String run, Misroute.Source source, String tier, String route) {
  private static final String COUNTED =
      """
      SELECT m.run_id, m.source, m.tier, m.route FROM run r JOIN misroute m ON m.run_id = r.id
      WHERE r.created >= :since AND COALESCE((
        SELECT v.verdict FROM misroute_review v WHERE v.misroute_id = m.id ORDER BY v.seq DESC LIMIT 1), 'open') <> 'dismissed'
      """;

  /** Those of the requests since a time in epoch milliseconds. */
  public static List<Misrouted> since(Handle handle, long since) {
    return handle
        .createQuery(COUNTED)
        .bind("since", since)
        .map((row, _) ->
            new Misrouted(
                row.getString("run_id"),
                Misroute.Source.of(row.getString("source")),
                row.getString("tier"),
                row.getString("route")))
        .list();
  }
}
