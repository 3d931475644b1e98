import dev.quartet.standin.Asked;
import dev.quartet.standin.Responder;
import dev.quartet.standin.Scripted;
import dev.quartet.standin.SimulatedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Plays the models of the week: takes the tool that a good model takes for the request, and looks a
 * script up first when it was not shown. Its other replies are the demo's.
 */
final class WeekModel implements Responder {
  private final SimulatedModel demo = new SimulatedModel();

  private final LandingPage landing;

  /** The request under way: the week is asked one by one. */
  private volatile WeekRequest request;

  /** A landing page as a model would write it: it must pass the checks. */
  record LandingPage(String copy, String html) {
    static LandingPage read(Path folder) throws IOException {
      return new LandingPage(
          Files.readString(folder.resolve("week-landing-page.md")).strip(),
          Files.readString(folder.resolve("week-landing-page.html")).strip());
    }
  }

  WeekModel(WeekRequest first, LandingPage landing) {
    this.request = first;
    this.landing = landing;
  }

  void next(WeekRequest now) {
    request = now;
  }

  @Override
  public Scripted respond(Asked asked) {
    return asked.offers("run_pipeline") ? workhorse(asked) : elsewhere(asked);
  }

  private Scripted workhorse(Asked asked) {
    return switch (request.kind()) {
      case LOOKUP -> lookup(asked);
      case DIRECT -> demo.respond(asked);
      case CODING -> Scripted.call("delegate", Map.of("task", request.text()));
      case PIPELINE ->
          Scripted.call(
              "run_pipeline", Map.of("name", request.target(), "inputs", request.arguments()));
    };
  }

  /** Its id and arguments are known once the script was shown with the request, or found. */
  private Scripted lookup(Asked asked) {
    boolean known =
        asked.lastUserText().contains(request.target()) || !asked.toolResults().isEmpty();
    return known
        ? Scripted.call(
            "run_script",
            Map.of("id", request.target(), "arguments", request.arguments(), "then", "reply"))
        : Scripted.call("find", Map.of("query", request.text()));
  }

  private Scripted elsewhere(Asked asked) {
    String turn = asked.lastUserText();
    if (!request.target().equals("landing-page") || !turn.contains("The stage: ")) {
      return demo.respond(asked);
    }
    return Scripted.text(
        turn.contains("The stage: implementation") ? landing.html() : landing.copy());
  }
}
