package dev.quartet.run;

import dev.quartet.store.Database;

/**
 * Knows whether a run has taken in text that neither the caller nor the team wrote: what a script,
 * a page or a tool returned, now or earlier in its conversation, or an attachment.
 *
 * <p>What came in that way may carry instructions; it must not make a run write something that
 * later runs will trust.
 */
public final class OutsideText {
  private final Database database;

  public OutsideText(Database database) {
    this.database = database;
  }

  /** Whether the steps of a run so far, or what it was given, brought such text. */
  public boolean takenInBy(Run run) {
    return !run.request().options().attachments().isEmpty() || bySteps(run);
  }

  /** The tools that are named return the library's and the team's own words. */
  private boolean bySteps(Run run) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT EXISTS (
                  SELECT 1 FROM step_start s
                  WHERE (s.kind = 'script'
                      OR s.kind = 'tool' AND s.name NOT IN ('find', 'read_resource', 'recall', 'remember', 'use_skill'))
                    AND (s.run_id = :run AND s.seq < :position
                      OR s.run_id IN (
                        SELECT m.run_id FROM message m JOIN run r ON r.conversation_id = m.conversation_id
                        WHERE r.id = :run AND m.created <= r.created)))
                """)
            .bind("run", run.id())
            .bind("position", run.steps().position())
            .mapTo(Integer.class)
            .one())
        == 1;
  }
}
