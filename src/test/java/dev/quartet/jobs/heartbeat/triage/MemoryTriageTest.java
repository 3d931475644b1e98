package dev.quartet.jobs.heartbeat.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.App;
import dev.quartet.TestWorkspace;
import dev.quartet.jobs.heartbeat.Beat;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.library.recall.Notes;
import dev.quartet.model.Usage;
import dev.quartet.platform.Problem;
import dev.quartet.platform.SettableClock;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole heartbeats over a real memory; the model is stood in for. */
class MemoryTriageTest {
  private static final Usage USAGE = new Usage(900, 100, 0, 0);
  private static final String NOTHING = "{\"edits\": []}";

  private static final String DEPLOYS =
      """
      # Deploys

      We ship on Tuesdays before 12:00, never on a Friday.

      ## Notes

      - 2026-10-01 (ada): The staging server is stage.example.com.
      - 2026-11-02 (grace, request r0abc): Staging is at stage.example.com.
      - 2026-11-03 (grace): The release of 2026-11-05 is cancelled.
      """;

  /** With ends of lines of another system, and none at the end: undo must bring them back too. */
  private static final String PEOPLE =
      "# People\r\n\r\nAda answers for billing.\r\n\r\nGrace answers for billing since November.";

  private static final String TIDY =
      """
      {"edits": [
        {"do": "merge", "into": 2, "from": [3], "text": "The staging server is at stage.example.com."},
        {"do": "archive", "block": 4, "why": "the day is past"},
        {"do": "supersede", "old": 5, "by": 6}
      ]}
      """;

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock("2026-11-20T10:00:00Z");
  private final Queue<Scripted> replies = new ConcurrentLinkedQueue<>();
  private TestWorkspace workspace;
  private ModelServer model;
  private Optional<App> app = Optional.empty();

  @BeforeEach
  void team() {
    model = new ModelServer(_ -> replies.remove());
    workspace =
        new TestWorkspace(folder)
            .trusted()
            .variable("ANTHROPIC_API_KEY", "key")
            .variable("ANTHROPIC_BASE_URL", model.anthropicBaseUrl());
    workspace.write("memory/deploys.md", DEPLOYS);
    workspace.write("memory/people.md", PEOPLE);
  }

  @AfterEach
  void close() {
    app.ifPresent(App::close);
    model.close();
  }

  private App.Engine engine() {
    if (app.isEmpty()) {
      var setting = new App.Setting(Path.of("").toAbsolutePath(), workspace.environment(), clock);
      app = Optional.of(new App(setting));
    }
    return app.get().engine.get();
  }

  private Beat beat(String... says) {
    Stream.of(says).forEach(text -> replies.add(Scripted.text(text).using(USAGE)));
    clock.advance(Duration.ofHours(1));
    return engine().monitoring.heartbeat.now();
  }

  private String read(String file) throws IOException {
    return Files.readString(workspace.root.resolve(file));
  }

  private Map<String, String> workspaceFiles() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(workspace.root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = workspace.root.relativize(file).toString();
        if (!name.startsWith(".quartet")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  private int calls() {
    return model.requests().size();
  }

  private String outcome() {
    return engine()
        .database
        .read(handle ->
            handle
                .createQuery(
                    "SELECT status || ': ' || detail FROM memory_triage ORDER BY seq DESC LIMIT 1")
                .mapTo(String.class)
                .findOne()
                .orElse(""));
  }

  @Test
  void the_model_is_asked_only_when_the_memory_changed() {
    assertThat(beat(NOTHING).tokens()).isEqualTo(1000);
    assertThat(calls()).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThat(beat().tokens()).isZero();
    }
    workspace.write("memory/people.md", PEOPLE + "\r\n\r\nAlan answers for the office.");
    assertThat(beat(NOTHING).tokens()).isEqualTo(1000);
    assertThat(beat().tokens()).isZero();
    assertThat(calls()).isEqualTo(2);
    assertThat(engine().monitoring.heartbeat.history(9))
        .extracting(Beat.Summary::tokens)
        .containsExactly(0L, 1000L, 0L, 0L, 0L, 1000L);
  }

  @Test
  void a_look_is_booked_like_any_request() {
    beat(NOTHING);
    LedgerEntry entry = engine().records.entry(engine().records.since(0, 9).getFirst().id());
    assertThat(entry.summary().caller()).isEqualTo("heartbeat");
    assertThat(entry.summary().source()).isEqualTo("policy");
    assertThat(entry.summary().costNanos()).isEqualTo(900 * 3_000L + 100 * 15_000L);
    assertThat(entry.summary().baselineNanos()).isZero();
    assertThat(
            engine()
                .database
                .<Long, RuntimeException>read(handle ->
                    handle
                        .createQuery("SELECT spent_nanos FROM budget WHERE scope LIKE 'day:%'")
                        .mapTo(Long.class)
                        .one()))
        .isEqualTo(entry.summary().costNanos());
  }

  @Test
  void duplicates_are_merged_what_is_superseded_is_marked_what_is_over_is_archived()
      throws IOException {
    beat(TIDY);
    assertThat(read("memory/deploys.md"))
        .isEqualTo(
            """
            # Deploys

            We ship on Tuesdays before 12:00, never on a Friday.

            ## Notes

            - The staging server is at stage.example.com.
            """);
    assertThat(read("memory/people.md"))
        .contains(
            "Ada answers for billing. (superseded by: \"Grace answers for billing since"
                + " November.\")")
        .endsWith("Grace answers for billing since November.");
    assertThat(read("memory-archive/deploys.md"))
        .contains(
            "- 2026-10-01 (ada): The staging server is stage.example.com.",
            "- 2026-11-02 (grace, request r0abc): Staging is at stage.example.com.",
            "the day is past; from memory/deploys.md, under \"Notes\"",
            "- 2026-11-03 (grace): The release of 2026-11-05 is cancelled.");
    assertThat(beat().tokens()).isZero();
    assertThat(outcome()).startsWith("applied: merged 2 notes in memory/deploys.md");
  }

  @Test
  void undo_brings_back_every_byte_and_the_same_is_not_proposed_again() throws IOException {
    var before = workspaceFiles();
    beat(TIDY);
    assertThat(workspaceFiles()).isNotEqualTo(before);
    MemoryUndo.Tidying tidying = engine().monitoring.memoryUndo.find(Optional.empty());
    assertThat(engine().monitoring.memoryUndo.diff(tidying))
        .contains(
            "--- a/memory/deploys.md",
            "-- 2026-10-01 (ada): The staging server is stage.example.com.",
            "+- The staging server is at stage.example.com.",
            "--- /dev/null\n+++ b/memory-archive/deploys.md");

    engine().monitoring.memoryUndo.undo(tidying, clock.millis());
    assertThat(workspaceFiles()).isEqualTo(before);
    assertThat(beat().tokens()).isZero();
    assertThat(calls()).isEqualTo(1);
    assertThatThrownBy(() -> engine().monitoring.memoryUndo.find(Optional.empty()))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() ->
            engine()
                .monitoring
                .memoryUndo
                .undo(
                    engine().monitoring.memoryUndo.find(Optional.of(tidying.id())), clock.millis()))
        .hasMessageContaining("undone already");
  }

  @Test
  void nothing_is_undone_when_a_person_wrote_meanwhile() throws IOException {
    beat(TIDY);
    workspace.write("memory/people.md", "# People\n\nAll new.\n");
    var before = workspaceFiles();
    MemoryUndo.Tidying tidying = engine().monitoring.memoryUndo.find(Optional.empty());
    assertThatThrownBy(() -> engine().monitoring.memoryUndo.undo(tidying, clock.millis()))
        .hasMessageContaining("memory/people.md has been changed since");
    assertThat(workspaceFiles()).isEqualTo(before);
  }

  @Test
  void an_archive_that_is_there_is_added_to_and_undone_to_what_it_was() throws IOException {
    workspace.write("memory-archive/deploys.md", "# Old\n\nwithout an end");
    var before = workspaceFiles();
    beat(TIDY);
    assertThat(read("memory-archive/deploys.md"))
        .startsWith("# Old\n\nwithout an end\n")
        .contains("2026-11-05 is cancelled");
    engine()
        .monitoring
        .memoryUndo
        .undo(engine().monitoring.memoryUndo.find(Optional.empty()), clock.millis());
    assertThat(workspaceFiles()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sure! {\"edits\": []}",
        "[]",
        "{\"edits\": [], \"note\": \"done\"}",
        "{\"edits\": [{\"do\": \"delete\", \"block\": 1}]}",
        "{\"edits\": [{\"do\": \"archive\", \"block\": 7, \"why\": \"gone\"}]}",
        "{\"edits\": [{\"do\": \"archive\", \"block\": \"4\", \"why\": \"gone\"}]}",
        "{\"edits\": [{\"do\": \"archive\", \"block\": 4}]}",
        "{\"edits\": [{\"do\": \"supersede\", \"old\": 5, \"by\": 5}]}",
        // good edits beside one that is not: all of it is void
        "{\"edits\": [{\"do\": \"archive\", \"block\": 4, \"why\": \"past\"}, {\"do\": \"archive\","
            + " \"block\": 4, \"why\": \"past\"}]}",
        // loses the time and the "never"
        "{\"edits\": [{\"do\": \"merge\", \"into\": 1, \"from\": [2], \"text\": \"We ship on"
            + " Tuesdays to stage.example.com.\"}]}",
        // makes up a port
        "{\"edits\": [{\"do\": \"merge\", \"into\": 2, \"from\": [3], \"text\": \"Staging is at"
            + " stage.example.com port 8080.\"}]}",
        "{\"edits\": [{\"do\": \"merge\", \"into\": 2, \"from\": [3], \"text\": \"# Staging is at"
            + " stage.example.com\"}]}",
        "{\"edits\": [{\"do\": \"merge\", \"into\": 2, \"from\": [2], \"text\": \"Staging is at"
            + " stage.example.com\"}]}",
      })
  void what_is_not_exactly_as_asked_is_refused_whole_and_paid_once(String reply)
      throws IOException {
    var before = workspaceFiles();
    assertThat(beat(reply).tokens()).isEqualTo(1000);
    assertThat(workspaceFiles()).isEqualTo(before);
    assertThat(engine().monitoring.memoryUndo.all()).isEmpty();
    assertThat(outcome()).startsWith("refused: ");
    assertThat(beat().tokens()).isZero();
  }

  @Test
  void memory_that_changes_while_the_model_thinks_is_left_alone() throws IOException {
    model.close();
    model =
        new ModelServer(_ -> {
          workspace.write("memory/deploys.md", DEPLOYS + "- A new note.\n");
          return Scripted.text(TIDY).using(USAGE);
        });
    workspace.variable("ANTHROPIC_BASE_URL", model.anthropicBaseUrl());
    assertThat(beat().tokens()).isEqualTo(1000);
    assertThat(read("memory/deploys.md")).isEqualTo(DEPLOYS + "- A new note.\n");
    assertThat(engine().monitoring.memoryUndo.all()).isEmpty();
  }

  @Test
  void a_model_that_fails_for_free_is_asked_again_by_the_next_heartbeat() {
    replies.add(Scripted.error(400, "not today"));
    assertThat(beat().tokens()).isZero();
    assertThat(beat(NOTHING).tokens()).isEqualTo(1000);
  }

  @Test
  void nobody_is_asked_in_quiet_hours_nor_when_triage_is_off_nor_without_a_model() {
    for (String settings : new String[] {"quiet: \"00:00-23:00\"", "triage: false"}) {
      workspace.write("quartet.yaml", "library: {shipped: false}\nheartbeat: {" + settings + "}\n");
      assertThat(beat().tokens()).isZero();
      app.ifPresent(App::close);
      app = Optional.empty();
    }
    workspace.write("quartet.yaml", "library: {shipped: false}\n");
    workspace.variable("ANTHROPIC_API_KEY", "").variable("ANTHROPIC_BASE_URL", "");
    assertThat(beat().tokens()).isZero();
    assertThat(calls()).isZero();
  }

  @Test
  void an_untrusted_folder_has_its_memory_left_alone() {
    workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    assertThat(beat().tokens()).isZero();
    assertThat(calls()).isZero();
  }

  @Test
  void a_day_has_a_small_budget() {
    workspace.write("quartet.yaml", "library: {shipped: false}\nbudgets: {day: 7.5}\n");
    assertThat(beat(NOTHING).tokens()).isEqualTo(1000);
    workspace.write("memory/people.md", PEOPLE + "\r\n\r\nAlan answers for the office.");
    assertThat(beat().tokens()).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(beat(NOTHING).tokens()).isEqualTo(1000);
  }

  @Test
  void a_note_may_be_written_after_and_recall_finds_what_was_merged() throws IOException {
    beat(TIDY);
    Notes notes = app.orElseThrow().notes;
    Notes.Note note = notes.prepared("The office has 3 rooms.", Optional.of("people"));
    notes.write(note, new Notes.Author("ada", Optional.empty()));
    assertThat(read("memory/people.md")).contains("The office has 3 rooms.");
  }
}
