package dev.quartet.cli;

import dev.quartet.Request;
import dev.quartet.library.Library;
import dev.quartet.platform.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "chat",
    description = "A conversation, with history and completion.",
    mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {
  /** Where the lines of the conversation come from; nothing at their end. */
  @FunctionalInterface
  private interface Lines {
    Optional<String> next() throws IOException;
  }

  private final Console console;

  @Option(names = "--conversation", paramLabel = "ID", description = "go on with a conversation")
  @Nullable String conversation;

  ChatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String id =
        Optional.ofNullable(conversation)
            .orElseGet(() -> new Ids(console.setting().clock()).next("c"));
    if (!console.interactive()) {
      return converse(id, piped());
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader = reader(terminal);
      return converse(id, () -> next(reader));
    }
  }

  private int converse(String id, Lines lines) throws IOException {
    console.note(
        "Conversation "
            + id
            + ". /ID runs a script, skill or pipeline (Tab completes). Ctrl-D ends.");
    Answering answering = Answering.of(console);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().isBlank()) {
        Request request = request(line.get(), id);
        int _ =
            new AskCommand.Asking(console, answering, false)
                .ask(events -> answering.answer(request, events));
      }
    }
    return ExitCode.OK;
  }

  /** What is piped in is read plainly: a line editor would take the end of it for a hang-up. */
  private Lines piped() {
    var reader = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    return () -> Optional.ofNullable(reader.readLine());
  }

  private LineReader reader(Terminal terminal) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .variable(LineReader.HISTORY_FILE, console.app().workspace.state().resolve("history"))
        .completer(new StringsCompleter(names()))
        .build();
  }

  private List<String> names() {
    Library library = console.app().library.get();
    List<String> names = new ArrayList<>();
    library.scripts().keySet().forEach(id -> names.add("/" + id));
    library.skills().keySet().forEach(id -> names.add("/" + id));
    library.pipelines().keySet().forEach(id -> names.add("/" + id));
    return names;
  }

  private static Optional<String> next(LineReader reader) {
    try {
      return Optional.of(reader.readLine("> "));
    } catch (UserInterruptException e) {
      return Optional.of("");
    } catch (EndOfFileException e) {
      return Optional.empty();
    }
  }

  private Request request(String text, String id) {
    Request.Options none = Request.Options.NONE;
    String folder = console.setting().environment().folder().toString();
    return new Request(
        text,
        "cli",
        Optional.of(id),
        new Request.Options(
            none.tier(),
            none.attachments(),
            none.repository(),
            Optional.of(folder),
            none.maxCostNanos(),
            false));
  }
}
