package dev.quartet.library.recall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.TestWorkspace;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.model.LocalEmbeddings;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.VectorCache;
import dev.quartet.platform.Json;
import dev.quartet.platform.Processes;
import dev.quartet.platform.SettableClock;
import dev.quartet.store.Database;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A team that wrote much down: 50 files of memory, 20 lines of history, 20 components. */
final class KnownFacts implements AutoCloseable {
  private static final Path FACTS = Path.of("src/test/resources/memory-facts");
  private static final Path CACHE = Path.of(System.getProperty("quartet.cache", "target/cache"));

  /** A question, and what the text that is recalled must say. */
  record Question(String text, String answer) {}

  final TestWorkspace files;
  final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
  final Workspace workspace;
  final ProjectHistory history;
  final Recall recall;
  final Notes notes;
  private final Processes processes = new Processes();
  private final Database database;

  private KnownFacts(Path temporary) {
    files = new TestWorkspace(temporary).trusted();
    workspace = files.open(processes);
    database = Database.open(temporary.resolve("quartet.db"));
    history = new ProjectHistory(database, workspace.secrets(), clock);
    recall =
        new Recall(
            this::library,
            history::passages,
            new VectorCache(
                CACHE.resolve("recalled-in-tests"), new LocalEmbeddings(CACHE.resolve("native"))),
            new TokenCounter());
    notes = new Notes(this::library, recall, workspace, clock);
  }

  static KnownFacts none(Path temporary) {
    return new KnownFacts(temporary);
  }

  static KnownFacts all(Path temporary) throws IOException {
    var facts = new KnownFacts(temporary);
    Path memory = FACTS.resolve("memory");
    try (Stream<Path> all = Files.walk(memory)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> facts.files.write("memory/" + memory.relativize(file), read(file)));
    }
    var components = new StringBuilder("# Components\n");
    for (JsonNode known : lines("components")) {
      components.append(component(known));
    }
    facts.files.write("components/ui.md", components.toString());
    for (JsonNode known : lines("history")) {
      facts.history.add(line(known));
    }
    return facts;
  }

  private static String component(JsonNode known) {
    return "\n## "
        + known.path("name").asText()
        + "\n\n- path: "
        + known.path("path").asText()
        + "\n- purpose: "
        + known.path("purpose").asText()
        + "\n- props: "
        + String.join(", ", texts(known.path("props")))
        + "\n";
  }

  private static ProjectHistory.Line line(JsonNode known) {
    String request = known.path("request").asText();
    return new ProjectHistory.Line(
        "r_" + Integer.toHexString(request.hashCode()),
        "acme/" + known.path("project").asText(),
        request,
        known.path("outcome").asText(),
        texts(known.path("files")),
        known.path("decisions").asText());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The questions of a file, whose answers stand in a field. */
  static List<Question> questions(String file, String field) {
    return lines(file).stream()
        .map(line -> new Question(line.path("question").asText(), line.path(field).asText()))
        .toList();
  }

  private static List<JsonNode> lines(String file) {
    return read(FACTS.resolve(file + ".jsonl")).lines().map(Json::tree).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Library library() {
    return new LibraryReader(files.root.resolve("no-shipped"), workspace).read();
  }

  @Override
  public void close() {
    database.close();
    processes.close();
  }
}
