package dev.quartet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether the database's file is sound. */
public final class DatabaseCheck {
  /** One complaint tells as much as a thousand. */
  private static final int MOST_COMPLAINTS = 5;

  private final Database database;

  public DatabaseCheck(Database database) {
    this.database = database;
  }

  /**
   * What is broken in the file.
   *
   * @param limit how long to look
   * @return empty when the file is too large to be looked through in that time
   */
  public Optional<List<String>> damage(Duration limit) {
    return database.read(handle -> {
      try (Statement statement = handle.getConnection().createStatement()) {
        Thread watch = watch(statement, limit);
        try (ResultSet rows =
            statement.executeQuery("PRAGMA quick_check(" + MOST_COMPLAINTS + ")")) {
          return Optional.of(complaints(rows));
        } finally {
          watch.interrupt();
        }
      } catch (SQLException e) {
        return interrupted(e) ? Optional.empty() : Optional.of(List.of(text(e)));
      }
    });
  }

  /** The check holds a virtual thread's carrier, so what ends it needs a thread of its own. */
  private static Thread watch(Statement statement, Duration limit) {
    return Thread.ofPlatform()
        .daemon()
        .name("database-check-watch")
        .start(() -> {
          try {
            Thread.sleep(limit);
            statement.cancel();
          } catch (InterruptedException | SQLException e) {
            // The check was quicker.
          }
        });
  }

  private static List<String> complaints(ResultSet rows) throws SQLException {
    List<String> complaints = new ArrayList<>();
    while (rows.next()) {
      String line = rows.getString(1);
      if (!line.equals("ok")) {
        complaints.add(line);
      }
    }
    return complaints;
  }

  private static boolean interrupted(SQLException e) {
    return text(e).contains("SQLITE_INTERRUPT");
  }

  private static String text(SQLException e) {
    return String.valueOf(e.getMessage());
  }

  /** The size of what was written and not yet taken over into the file, in bytes. */
  public long walBytes() {
    Path wal = Path.of(database.file() + "-wal");
    try {
      return Files.exists(wal) ? Files.size(wal) : 0;
    } catch (IOException e) {
      // It comes and goes with the connections.
      return 0;
    }
  }
}
