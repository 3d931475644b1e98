import dev.quartet.standin.Asked;
import dev.quartet.standin.Responder;
import dev.quartet.standin.Scripted;
import dev.quartet.standin.SimulatedModel;
import java.util.Map;

/**
 * Plays the models of the week: takes the tool that a good model takes for the request, and looks a
 * script up first when it was not shown. Its other replies are the demo's.
 */
final class WeekModel implements Responder {
  private static final String LANDING_PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>A lamp that stays (simulated)</title>
        <meta name="description" content="Made of larch, repaired for life (simulated)">
        <style>body{font:1.1rem/1.6 system-ui;max-width:65ch;margin:auto;padding:1rem}
        .action{display:inline-block;min-height:44px;padding:.6em 1.2em;background:#7a3b00;color:#fff}</style>
      </head>
      <body>
        <header>
          <h1>A lamp that stays (simulated)</h1>
          <p>Made of larch, repaired for life.</p>
          <a class="action" href="https://lumen.example/order">Order yours</a>
        </header>
        <main>
          <section><h2>Why larch</h2><p>It is hard, it is near, and it grows more beautiful with the years. \
      We dry it for two winters before we turn it, and you can feel that in the hand.</p></section>
          <section><h2>Repaired for life</h2><p>Every part can be taken out with one screwdriver. \
      Send us what broke, and you have it back within a week, with a note on what it was.</p></section>
          <section><h2>How it comes to you</h2><p>In a box of paper, within five working days, \
      with a bulb that suits the place you told us about.</p></section>
          <a class="action" href="https://lumen.example/order">Order yours</a>
        </main>
      </body>
      </html>
      """;

  private final SimulatedModel demo = new SimulatedModel();

  /** The request under way: the week is asked one by one. */
  private volatile WeekRequest request;

  WeekModel(WeekRequest first) {
    request = first;
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
    boolean landing =
        request.target().equals("landing-page")
            && asked.lastUserText().contains("The stage: implementation");
    return landing ? Scripted.text(LANDING_PAGE.strip()) : demo.respond(asked);
  }
}
