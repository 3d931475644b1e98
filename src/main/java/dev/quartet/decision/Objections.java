package dev.quartet.decision;

import dev.quartet.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What people said is the wrong script for a request; read again when somebody said more. */
public final class Objections {
  /** The newest word on a request and a route counts. */
  private static final String STANDING =
      """
      SELECT f.route, f.wording FROM feedback f
      WHERE f.verdict = 'wrong' AND NOT EXISTS (
        SELECT 1 FROM feedback n WHERE n.route = f.route AND n.wording = f.wording AND n.seq > f.seq AND n.verdict = 'right')
      """;

  private record Objection(String route, Wording wording) {}

  private record Read(long rows, List<Objection> objections) {}

  private final Supplier<Optional<Database>> database;
  private volatile Read read = new Read(0, List.of());

  /**
   * Objections.
   *
   * @param database empty while there is no record yet
   */
  public Objections(Supplier<Optional<Database>> database) {
    this.database = database;
  }

  /** Whether somebody said that a script is wrong for nearly this text. */
  public boolean against(String text, String script) {
    Optional<Database> record = database.get();
    if (record.isEmpty()) {
      return false;
    }
    List<Objection> objections = current(record.get());
    if (objections.isEmpty()) {
      return false;
    }
    Wording wording = Wording.of(text);
    return objections.stream()
        .anyMatch(one -> one.route().equals(script) && one.wording().isNearly(wording));
  }

  private List<Objection> current(Database record) {
    long rows =
        record.read(
            handle -> handle.createQuery("SELECT COUNT(*) FROM feedback").mapTo(Long.class).one());
    Read known = read;
    if (known.rows() != rows) {
      known = new Read(rows, objections(record));
      read = known;
    }
    return known.objections();
  }

  private static List<Objection> objections(Database record) {
    return record.read(handle ->
        handle
            .createQuery(STANDING)
            .map((row, _) ->
                new Objection(row.getString("route"), Wording.read(row.getString("wording"))))
            .list());
  }
}
