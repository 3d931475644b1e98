package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import dev.quartet.store.DatabaseCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the database can be written, its file is sound, and its log is taken over.
 *
 * @param look how long to look through the file
 * @param mostWal bytes of the log from which on something keeps it from being taken over
 */
public record DatabaseProbe(Database database, Clock clock, Duration look, long mostWal)
    implements Probe {
  private static final Duration USUAL_LOOK = Duration.ofMillis(600);
  private static final long USUAL_WAL = 256L << 20;

  public DatabaseProbe(Database database, Clock clock) {
    this(database, clock, USUAL_LOOK, USUAL_WAL);
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Finding check() {
    try {
      write();
      var check = new DatabaseCheck(database);
      Optional<List<String>> damage = check.damage(look);
      if (damage.isPresent() && !damage.get().isEmpty()) {
        return damaged(String.join("; ", damage.get()));
      }
      long wal = check.walBytes();
      return wal > mostWal
          ? grown(wal)
          : new Finding.Well(
              "The database can be written"
                  + (damage.isPresent()
                      ? " and is sound"
                      : "; too large to look through each time"));
    } catch (Problem e) {
      return new Finding.Trouble(
          Severity.CRITICAL, "The database cannot be used", e.message(), e.hint());
    }
  }

  private void write() {
    database.change(handle -> {
      handle.execute("DELETE FROM heartbeat_write");
      handle.execute("INSERT INTO heartbeat_write (at) VALUES (?)", clock.millis());
    });
  }

  private Finding damaged(String complaints) {
    return new Finding.Trouble(
        Severity.CRITICAL,
        "The database is damaged",
        complaints,
        "Stop the server and keep a copy of "
            + database.file()
            + ". Then save what can be read: sqlite3 FILE .recover | sqlite3 NEW");
  }

  private static Finding grown(long wal) {
    return new Finding.Trouble(
        Severity.WARNING,
        "The database's log grows: " + (wal >> 20) + " MB",
        "It is not taken over into the file, since something reads for very long.",
        "Look for a program that holds the database open; restart the server if there is none.");
  }
}
