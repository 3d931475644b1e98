package dev.quartet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * The embedded database: one connection that writes, a few that read.
 *
 * <p>SQLite lets one connection write at a time and a busy wait blocks the carrier of a virtual
 * thread, so writers queue in the pool, not in the database.
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 5000;

  private final Path file;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;
  private final DataVersion version;

  private Database(Path file) {
    this.file = file;
    writing = pool(file, 1);
    reading = pool(file, READERS);
    writer = Jdbi.create(writing);
    reader = Jdbi.create(reading);
    version = new DataVersion(url(file), pragmas());
  }

  /**
   * Opens the database, making it or bringing it up to date first.
   *
   * @throws Problem when the file cannot be made, opened or migrated
   */
  public static Database open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return migrated(new Database(file));
    } catch (IOException | RuntimeException e) {
      throw unavailable(file, e);
    }
  }

  private static Database migrated(Database database) {
    try {
      Migrations.apply(database.writing);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file;
  }

  private static HikariDataSource pool(Path file, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(url(file));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size == 1 ? 1 : 0);
    config.setInitializationFailTimeout(size == 1 ? 1 : -1);
    config.setConnectionTimeout(3L * BUSY_MILLIS);
    config.setDataSourceProperties(pragmas());
    return new HikariDataSource(config);
  }

  private static Properties pragmas() {
    var pragmas = new SQLiteConfig();
    pragmas.setJournalMode(SQLiteConfig.JournalMode.WAL);
    pragmas.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    pragmas.setBusyTimeout(BUSY_MILLIS);
    pragmas.enforceForeignKeys(true);
    pragmas.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return pragmas.toProperties();
  }

  /** Runs work in one transaction on the writing connection. */
  public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    return guarded(() -> writer.inTransaction(work));
  }

  /** Runs work that returns nothing in one transaction on the writing connection. */
  public <X extends Exception> void change(HandleConsumer<X> work) throws X {
    this.<Boolean, X>write((Handle handle) -> {
      work.useHandle(handle);
      return true;
    });
  }

  public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
    return guarded(() -> reader.withHandle(work));
  }

  /**
   * A number that is another one after every change, whoever made it, other processes included. It
   * takes microseconds, so that it can be asked for several times a second.
   */
  public long version() {
    return version.current();
  }

  private interface Guarded<T, X extends Exception> {
    T get() throws X;
  }

  private static <T, X extends Exception> T guarded(Guarded<T, X> work) throws X {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw unavailable(Path.of("the database"), e);
    }
  }

  private static Problem unavailable(Path file, Exception cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = String.valueOf(root.getMessage());
    String hint =
        why.contains("BUSY") || why.contains("locked")
            ? "Another process holds it; wait for it to finish, or stop it."
            : why.contains("FULL") || why.contains("disk")
                ? "Free some disk space and try again."
                : "Check that the folder can be written, or move the file away to start afresh.";
    var problem = Problem.failed("database", "Cannot use " + file + ": " + why, hint);
    problem.initCause(cause);
    return problem;
  }

  /**
   * The writing connection's pool, for a library that brings its own statements. Who takes the
   * connection holds up every other writer.
   */
  public DataSource writing() {
    return writing;
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** Until it is closed. */
  public boolean isOpen() {
    return !writing.isClosed();
  }

  @Override
  public void close() {
    version.close();
    reading.close();
    writing.close();
  }
}
