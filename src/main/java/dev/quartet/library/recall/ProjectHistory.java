package dev.quartet.library.recall;

import dev.quartet.platform.Json;
import dev.quartet.store.Database;
import dev.quartet.workspace.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What earlier runs did in each project, a line each; loaded only when somebody asks. */
public final class ProjectHistory {
  private static final int MOST_LINES = 2000;
  private static final int MOST_FILES = 30;

  /**
   * What a run did.
   *
   * @param project the name of the repository at its origin, else its folder
   * @param request what was asked, in a line
   * @param outcome what came of it, in a line
   * @param files that it changed
   * @param decisions what it decided on the way and why; empty when it said nothing of it
   */
  public record Line(
      String run,
      String project,
      String request,
      String outcome,
      List<String> files,
      String decisions) {}

  private final Database database;
  private final UnaryOperator<String> mask;
  private final Clock clock;

  public ProjectHistory(Database database, Secrets secrets, Clock clock) {
    this.database = database;
    this.mask = secrets::mask;
    this.clock = clock;
  }

  /** Keeps a line; a run that was resumed keeps its first. */
  public void add(Line line) {
    database.change(handle ->
        handle.execute(
            """
            INSERT INTO project_history (run_id, project, request, outcome, files, decisions, created)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id) DO NOTHING
            """,
            line.run(),
            line.project(),
            mask.apply(line.request()),
            mask.apply(line.outcome()),
            Json.write(line.files().stream().limit(MOST_FILES).toList()),
            mask.apply(line.decisions()),
            clock.millis()));
  }

  /** The newest lines of all projects, newest first. */
  public List<Passage> passages() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM project_history ORDER BY run_id DESC LIMIT :most")
            .bind("most", MOST_LINES)
            .map((row, _) ->
                passage(
                    new Line(
                        row.getString("run_id"),
                        row.getString("project"),
                        row.getString("request"),
                        row.getString("outcome"),
                        Arrays.asList(Json.read(row.getString("files"), String[].class)),
                        row.getString("decisions")),
                    row.getLong("created")))
            .list());
  }

  private static Passage passage(Line line, long created) {
    String name = line.project().substring(line.project().lastIndexOf('/') + 1);
    List<String> said = new ArrayList<>(List.of(line.outcome()));
    if (!line.decisions().isBlank()) {
      said.add("Decided: " + line.decisions());
    }
    if (!line.files().isEmpty()) {
      said.add("Changed: " + String.join(", ", line.files()));
    }
    said.add("Request " + line.run());
    return new Passage(
        Source.HISTORY,
        "history of " + line.project(),
        name,
        line.request(),
        LocalDate.ofInstant(Instant.ofEpochMilli(created), ZoneOffset.UTC),
        String.join("\n\n", said));
  }
}
