package dev.quartet.cli;

import dev.quartet.decision.Decision;
import dev.quartet.decision.Evidence.Candidate;
import dev.quartet.decision.Route;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "route",
    description = "Shows where a request would go. Nothing runs, nothing is spent.",
    mixinStandardHelpOptions = true)
final class RouteCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "TEXT", arity = "0..*", description = "the request")
  List<String> words = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE.jsonl",
      description = "decide the text of each line, and print one decision a line")
  @Nullable Path file;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  RouteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path lines = file;
    if (lines != null) {
      return decideAll(console.setting().environment().folder().resolve(lines));
    }
    String text = String.join(" ", words);
    if (text.isBlank()) {
      throw Problem.usage(
          "empty_request", "The request is empty", "Give a text, or --file FILE.jsonl.");
    }
    show(console.app().router.preview(text));
    return ExitCode.OK;
  }

  private int decideAll(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw Problem.usage(
          "no_file", "There is no file " + path, "Give a file with one JSON object a line.");
    }
    List<String> lines = Files.readAllLines(path);
    try (var progress = new CountedProgress(console)) {
      for (int number = 1; number <= lines.size(); number++) {
        String line = lines.get(number - 1);
        if (!line.isBlank()) {
          Decision decision = console.app().router.preview(text(path, number, line));
          progress.clear();
          console.say(Json.write(view(decision)));
        }
        progress.done(number, lines.size());
      }
    }
    return ExitCode.OK;
  }

  private static String text(Path path, int number, String line) {
    try {
      String text = Json.tree(line).path("text").asText("");
      if (!text.isBlank()) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw Problem.usage(
        "bad_line",
        path + ":" + number + ": not a JSON object with a text",
        "Write for example {\"text\": \"What's our MRR?\"}");
  }

  /** The decision in the shape of {@code route --json}. */
  static Map<String, Object> view(Decision decision) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("tier", decision.route().tier().label());
    view.put("route", decision.route().label());
    view.put("source", decision.source().label());
    view.put("confidence", decision.confidence());
    view.put("arguments", arguments(decision.route()));
    view.put("approval", decision.approval());
    view.put("hint", Optional.of(decision.hint().orElse("")).filter(hint -> !hint.isEmpty()));
    view.put("reason", decision.reason());
    view.put("candidates", decision.evidence().candidates());
    view.put("score", decision.evidence().score());
    view.put("threshold", decision.evidence().threshold());
    view.put("unexplained", decision.evidence().unexplained());
    view.put("features", decision.evidence().features());
    return view;
  }

  private static Map<String, String> arguments(Route route) {
    return switch (route) {
      case Route.Script script -> script.arguments();
      case Route.Pipeline pipeline -> pipeline.inputs();
      case Route.Direct _, Route.Specialist _ -> Map.of();
    };
  }

  private void show(Decision decision) {
    if (json) {
      console.json(view(decision));
      return;
    }
    console.say(
        decision.route().tier().label()
            + " · "
            + decision.route().label()
            + "  ("
            + decision.source().label()
            + ", "
            + decision.reason()
            + ")");
    arguments(decision.route()).forEach((name, value) -> console.say("  --" + name + " " + value));
    if (decision.approval()) {
      console.say("  would wait for your approval");
    }
    decision.hint().ifPresent(hint -> console.say("  looks like: " + hint));
    EvidenceText.lines(decision.evidence()).forEach(line -> console.say("  " + line));
    if (!decision.evidence().candidates().isEmpty()) {
      console.say("  candidates:");
    }
    for (Candidate candidate : decision.evidence().candidates()) {
      console.say(
          String.format(
              java.util.Locale.ROOT, "    %.3f  %s", candidate.score(), candidate.route()));
    }
  }
}
