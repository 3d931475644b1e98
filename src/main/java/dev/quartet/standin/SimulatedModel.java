package dev.quartet.standin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays the demo's models: chooses the tool that a model would choose, and says plainly that every
 * reply is simulated.
 */
public final class SimulatedModel implements Responder {
  /** Stands in every text. */
  public static final String LABEL = "(simulated)";

  private static final Pattern POST =
      Pattern.compile("blog post (?:about|on)\\s+(.+?)[.?!]*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAKING =
      Pattern.compile("\\b(add|fix|implement|refactor|migrate|write|rename|debug)\\b");
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(tests?|functions?|component|css|code|repository|bug|javascript|endpoint|class)\\b");
  private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");

  private final SimulatedSpecialist specialist = new SimulatedSpecialist();
  private final SimulatedWriter writer = new SimulatedWriter();

  @Override
  public Scripted respond(Asked asked) {
    if (asked.offers("run_pipeline")) {
      return workhorse(asked);
    }
    if (asked.offers("write_file")) {
      return specialist.respond(asked);
    }
    return asked.lastUserText().contains("The stage: ")
        ? writer.stage(asked.lastUserText())
        : writer.essay(request(asked.lastUserText()));
  }

  private Scripted workhorse(Asked asked) {
    String request = request(asked.lastUserText());
    if (!asked.toolResults().isEmpty()) {
      return Scripted.text(
          LABEL + " This is what I found: " + asked.toolResults().getLast().content());
    }
    Matcher post = POST.matcher(request);
    if (post.find()) {
      return Scripted.call(
          "run_pipeline", Map.of("name", "blog-post", "inputs", Map.of("topic", post.group(1))));
    }
    if (isCoding(request)) {
      return Scripted.call("delegate", Map.of("task", request));
    }
    return DayTexts.script(request)
        .filter(script -> known(asked, script))
        .<Scripted>map(script -> Scripted.call("run_script", Map.of("id", script, "then", "reply")))
        .orElseGet(() -> writer.answer(request));
  }

  /** The index in the instructions names scripts by service: {@code stripe: balance, mrr}. */
  private static boolean known(Asked asked, String script) {
    int slash = script.indexOf('/');
    return asked
        .system()
        .lines()
        .anyMatch(line ->
            line.contains(script)
                || (line.contains(script.substring(0, slash))
                    && line.contains(script.substring(slash + 1))));
  }

  private static boolean isCoding(String request) {
    String lower = request.toLowerCase(Locale.ROOT);
    return MAKING.matcher(lower).find() && CODE.matcher(lower).find();
  }

  /** What was retrieved for a request stands before it in the same turn. */
  static String request(String turn) {
    List<String> paragraphs = PARAGRAPH.splitAsStream(turn.strip()).toList();
    return paragraphs.isEmpty() ? "" : paragraphs.getLast().strip();
  }
}
