package dev.quartet.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date. */
final class Migrations {
  /** The newest version under {@code db/}; a test holds the two together. */
  static final String NEWEST = "6.4";

  private Migrations() {}

  /**
   * Starts Flyway only when its history is behind: loading it takes longer than the command that
   * waits for it.
   */
  static void apply(DataSource source) {
    if (!isCurrent(source)) {
      flyway(source).migrate();
    }
  }

  static Flyway flyway(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/common", "classpath:db/sqlite")
        .load();
  }

  private static boolean isCurrent(DataSource source) {
    try (Connection connection = source.getConnection();
        var query =
            connection.prepareStatement(
                "SELECT 1 FROM flyway_schema_history WHERE version = ? AND success = 1")) {
      query.setString(1, NEWEST);
      return query.executeQuery().next();
    } catch (SQLException e) {
      // No history table yet; whatever else is wrong, migrating says it better.
      return false;
    }
  }
}
