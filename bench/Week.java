import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.ledger.ReportReader;
import dev.quartet.model.TokenCounter;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Asked;
import dev.quartet.standin.DemoCompany;
import dev.quartet.standin.ModelServer;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Replays a week of a team's requests at the demo's company, one by one, and counts what the models
 * are sent. Run by bench/week.sh.
 *
 * <p>The router, the scripts, the contexts and the record are the real ones. The models' replies
 * are not: they are short, the specialist needs five calls, and the repository is small. Real coding
 * reads more, and the baseline of coding reads that too.
 */
public final class Week {
  private static final TokenCounter COUNTER = new TokenCounter();
  private static final int PROGRESS = 50;

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("");

  private Week() {}

  /** Arguments: the requests, how many of them, the folder of memory files. */
  public static void main(String[] arguments) throws IOException {
    LOG.setLevel(Level.SEVERE);
    List<WeekRequest> week =
        WeekRequest.read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Path home = Path.of(System.getProperty("quartet.home"));
    var landing = WeekModel.LandingPage.read(home.resolve("bench"));
    var model = new WeekModel(week.getFirst(), landing);
    boolean met;
    try (var demo = DemoCompany.prepare(Path.of("company").toAbsolutePath());
        var server = new ModelServer(model)) {
      speakTo(server, demo);
      copy(Path.of(arguments[2]), demo.workspace().resolve("memory"));
      var environment = new Environment(demo.environment(), demo.workspace());
      try (var app = new App(new App.Setting(home, environment, Clock.systemDefaultZone()))) {
        var tally = new WeekTally();
        play(app, week, model, server, tally);
        met = tally.print(new ReportReader(app.engine.get().database).report(0));
      }
    }
    System.exit(met ? 0 : 1);
  }

  /** The week's models instead of the demo's. */
  private static void speakTo(ModelServer server, DemoCompany.Demo demo) throws IOException {
    Path file = demo.workspace().resolve("quartet.yaml");
    String own = Files.readString(file);
    Files.writeString(
        file, own.replace(demo.models().anthropicBaseUrl(), server.anthropicBaseUrl()));
  }

  static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied);
      }
    }
  }

  private static void play(
      App app, List<WeekRequest> week, WeekModel model, ModelServer server, WeekTally tally) {
    int done = 0;
    for (WeekRequest request : week) {
      model.next(request);
      int before = server.requests().size();
      Reply reply = app.engine.get().flow.answer(request(app, request), EventSink.NONE);
      List<Asked> all = server.requests();
      List<Asked> received = all.subList(before, all.size());
      tally.add(request, reply, received.size(), tokens(received));
      done++;
      if (done % PROGRESS == 0) {
        System.err.println(done + " of " + week.size() + " requests");
      }
    }
  }

  /** The whole body as it was sent: instructions, tools, messages, and the frame around them. */
  private static long tokens(List<Asked> received) {
    return received.stream().mapToLong(asked -> COUNTER.count(asked.body().toString())).sum();
  }

  private static Request request(App app, WeekRequest request) {
    Request.Options none = Request.Options.NONE;
    return new Request(
        request.text(),
        "week",
        request.conversation(),
        new Request.Options(
            none.tier(),
            none.attachments(),
            none.repository(),
            Optional.of(app.workspace.root().toString()),
            none.maxCostNanos(),
            false));
  }
}
