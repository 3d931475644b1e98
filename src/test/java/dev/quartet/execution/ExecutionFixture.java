package dev.quartet.execution;

import dev.quartet.Request;
import dev.quartet.TestWorkspace;
import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversation;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.QualityChecks;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.recall.Recall;
import dev.quartet.model.LangChainCaller;
import dev.quartet.model.LocalEmbeddings;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.Provider;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.VectorCache;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.platform.SettableClock;
import dev.quartet.run.Approvals;
import dev.quartet.run.Budgets;
import dev.quartet.run.Event;
import dev.quartet.run.EventSink;
import dev.quartet.run.ModelCalls;
import dev.quartet.run.Run;
import dev.quartet.run.Runs;
import dev.quartet.standin.ModelServer;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What execution runs in: a trusted workspace, a database, real processes, a stand-in model. */
public final class ExecutionFixture implements AutoCloseable {
  public static final TokenCounter COUNTER = new TokenCounter();

  public final TestWorkspace files;
  public final Path folder;
  public final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
  public final Ids ids = new Ids(clock);
  public final Processes processes = new Processes();
  public final Sandbox sandbox = Sandbox.detect(processes);
  public final Database database;
  public final Runs runs;
  public final Approvals approvals;
  public final List<Event> heard = new CopyOnWriteArrayList<>();

  public ExecutionFixture(Path temporary) {
    files = new TestWorkspace(temporary).trusted();
    folder = temporary;
    database = Database.open(folder.resolve("quartet.db"));
    runs =
        new Runs(database, new Budgets(database, clock, Configuration.Budgets.DEFAULT), clock, ids);
    approvals = new Approvals(database, clock, ids, Duration.ofHours(1));
  }

  public Workspace workspace() {
    return files.open(processes);
  }

  /** The workspace's library, without problems. */
  public Library library() {
    Library library = new LibraryReader(folder.resolve("shipped"), workspace()).read();
    if (!library.problems().isEmpty()) {
      throw new AssertionError(library.problems().toString());
    }
    return library;
  }

  /** What this library's memory and components give. */
  public Recall recall(Library library) {
    Path cache = Path.of(System.getProperty("quartet.cache", "target/test-cache"));
    return new Recall(
        () -> library,
        List::of,
        new VectorCache(folder.resolve("recalled"), new LocalEmbeddings(cache.resolve("native"))),
        COUNTER);
  }

  public Run begin() {
    return begin(Request.of("test", "ann"));
  }

  public Run begin(Request request) {
    return runs.begin(request, heard::add);
  }

  /** The run as it goes on after it waited. */
  public Run resumed(Run run) {
    database.change(handle -> runs.release(handle, run, "waiting"));
    return runs.resume(run.id(), EventSink.NONE);
  }

  public Admitted admitted(Run run, Optional<Path> repository) {
    return new Admitted(
        run, run.request().text(), Optional.empty(), Conversation.NONE, files.root, repository);
  }

  /** The models' calls, all to one stand-in. */
  public AgentLoop loop(ModelServer server) {
    var calls =
        new ModelCalls(
            role ->
                List.of(
                    new ModelSpec(
                        Provider.ANTHROPIC,
                        "claude-" + role.name().toLowerCase(java.util.Locale.ROOT),
                        Optional.of(server.anthropicBaseUrl()),
                        Optional.of("key"),
                        500)),
            new LangChainCaller(COUNTER, LangChainCaller.Patience.USUAL),
            new PriceCatalogue(prices(), Map.of(), clock),
            COUNTER,
            _ -> {});
    return new AgentLoop(calls, new QualityChecks(processes, () -> sandbox), COUNTER);
  }

  private Path prices() {
    try {
      return Files.writeString(
          folder.resolve("prices.json"),
          """
          {"source": {"name": "test", "licence": "none", "date": "2026-11-01"}, "models": [
            {"provider": "anthropic", "id": "claude", "match": [{"starts": "claude"}],
             "prices": [{"input": 3, "output": 15}]}]}
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An executable that judges what comes on its standard input. */
  public Path check(String name, String body) {
    Path file = files.write(name, "#!/bin/bash\n" + body);
    TestWorkspace.permissions(file, "rwxr-xr-x");
    return file;
  }

  /** The parts of the reply that listeners heard. */
  public String heardText() {
    var all = new StringBuilder();
    for (Event event : heard) {
      if (event instanceof Event.Text(String _, String text)) {
        all.append(text);
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    database.close();
    processes.close();
  }
}
