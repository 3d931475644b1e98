package dev.quartet.store;

import dev.quartet.platform.Lazy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Tells that a database has changed, whoever changed it, by SQLite's own counter: it is told of
 * other connections only, so this has one of its own, made on first use.
 */
final class DataVersion implements AutoCloseable {
  private final Lazy<Connection> connection;

  DataVersion(String url, Properties pragmas) {
    connection = new Lazy<>(() -> connect(url, pragmas));
  }

  private static Connection connect(String url, Properties pragmas) {
    try {
      return DriverManager.getConnection(url, pragmas);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized long current() {
    try (Statement statement = connection.get().createStatement();
        ResultSet version = statement.executeQuery("PRAGMA data_version")) {
      return version.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (connection.isMade()) {
      try {
        connection.get().close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
