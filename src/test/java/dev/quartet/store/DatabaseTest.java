package dev.quartet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final Map<String, String> RECORDS =
      Map.of(
          "decision", "INSERT INTO decision VALUES ('r', 0, 't', 'x', 's', 1, 'why', '{}', 1)",
          "step_start", "INSERT INTO step_start VALUES ('s', 'r', 0, 0, 'k', 'n', 'read', 1)",
          "step_end",
              "INSERT INTO step_end VALUES ('s', 'done', 1, NULL, NULL, NULL, 0, 0, 0, 0, 0)",
          "receipt", "INSERT INTO receipt VALUES ('s', 'r', 'n', 'h', '{}', 0, 'o', 0, 1)",
          "outcome",
              "INSERT INTO outcome VALUES ('r', 0, 'answered', 't', 'x', 's', 1, NULL, NULL, NULL,"
                  + " NULL, 0, 0, 0, 0, 0, 0, 1, 1)",
          "baseline_line", "INSERT INTO baseline_line VALUES ('r', 0, 0, 'l', 1, 1, 1)");

  @TempDir Path folder;

  private Database open() {
    return Database.open(folder.resolve("state/quartet.db"));
  }

  @Test
  void the_newest_migration_is_the_newest_file() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
      List<String> versions =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("V"))
              .map(name -> name.substring(1, name.indexOf("__")))
              .sorted(java.util.Comparator.comparingDouble(Double::parseDouble))
              .toList();
      assertThat(Migrations.NEWEST).isEqualTo(versions.getLast());
    }
  }

  @Test
  void the_record_cannot_be_rewritten() {
    try (Database database = open()) {
      RECORDS.forEach((table, insert) -> {
        database.change(handle -> handle.execute(insert));
        for (String sql :
            List.of("UPDATE " + table + " SET " + key(table) + " = 'z'", "DELETE FROM " + table)) {
          assertThatThrownBy(() -> database.change(handle -> handle.execute(sql)))
              .as(sql)
              .isInstanceOf(Problem.class)
              .hasMessageContaining("append-only");
        }
      });
    }
  }

  private static String key(String table) {
    return switch (table) {
      case "step_start" -> "id";
      case "step_end", "receipt" -> "step_id";
      default -> "run_id";
    };
  }

  @Test
  void many_writers_in_two_processes_lose_nothing() throws InterruptedException {
    try (Database one = open();
        Database other = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        Database database = i % 2 == 0 ? one : other;
        String id = "b" + i;
        var _ =
            threads.submit(() -> {
              database.change(
                  handle -> handle.execute("INSERT INTO body VALUES (?, 'r', 'text')", id));
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(
              one.<Integer, RuntimeException>read(handle ->
                  handle.createQuery("SELECT COUNT(*) FROM body").mapTo(Integer.class).one()))
          .isEqualTo(200);
    }
  }

  @Test
  void its_version_changes_with_every_change_whoever_makes_it() {
    try (Database here = open();
        Database elsewhere = open()) {
      long first = here.version();
      assertThat(here.version()).isEqualTo(first);
      here.change(handle -> handle.execute("INSERT INTO body VALUES ('b1', 'r', 'text')"));
      long second = here.version();
      assertThat(second).isNotEqualTo(first);
      elsewhere.change(handle -> handle.execute("INSERT INTO body VALUES ('b2', 'r', 'text')"));
      assertThat(here.version()).isNotEqualTo(second);
    }
  }

  @Test
  void what_is_no_database_is_said_with_its_path() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("notes.db"), "these are my notes, not a database".repeat(40));

    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.code()).isEqualTo("database");
              assertThat(e.message()).contains("notes.db");
              assertThat(e.hint()).isNotBlank();
            });
    assertThat(file).content().startsWith("these are my notes");
  }

  @Test
  void a_folder_that_cannot_be_made_is_said() throws IOException {
    Files.writeString(folder.resolve("state"), "a file where the folder should be");

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("database"));
  }
}
