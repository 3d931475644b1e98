package dev.quartet.gateway;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.jobs.JobScheduler;
import dev.quartet.ledger.misroute.Misroute;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Day;
import dev.quartet.standin.DemoCompany;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The demo's company after a week of work, with what goes wrong in one: a server for pictures of
 * the console. Its clock jumps from request to request.
 */
final class DemoWeek implements AutoCloseable {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 27);
  private static final LocalTime END = LocalTime.of(17, 20);

  private static final int DAYS = 7;

  /** Of the days before, yesterday first, every so manieth request is made. */
  private static final List<Integer> FEWER = List.of(3, 4, 3, 5, 9, 8);

  private static final List<String> FAILING =
      List.of(
          "/sentry/issues",
          "/github/open-prs --repo lumen/attic",
          "/pagerduty/oncall",
          "/sentry/issues");

  private final ZoneId zone = ZoneId.systemDefault();
  private final JumpingClock clock = new JumpingClock(zone);
  private final DemoCompany.Demo demo;
  private final App app;
  private final Gateway gateway;
  private final JobScheduler scheduler;

  DemoWeek(Path folder) throws IOException {
    demo = DemoCompany.prepare(folder);
    jobs();
    var environment = new Environment(demo.environment(), demo.workspace());
    app = new App(new App.Setting(Path.of("").toAbsolutePath(), environment, clock));
    for (int before = DAYS - 1; before >= 0; before--) {
      play(before);
    }
    clock.set(LAST_DAY.atTime(END).atZone(zone).toInstant());
    gateway = gateway();
    scheduler =
        JobScheduler.start(
            app.engine.get().monitoring.jobs,
            app.engine.get().database,
            clock,
            gateway,
            app.engine.get().monitoring.chores());
  }

  private Gateway gateway() {
    var settings =
        new GatewaySettings(
            "127.0.0.1", 0, "pictures", List.of(), List.of(), "1", Duration.ofSeconds(1));
    return Gateway.start(settings, RunningGateway.parts(app, clock));
  }

  /** When it is now, there. */
  Instant now() {
    return clock.instant();
  }

  String address() {
    return "http://127.0.0.1:" + gateway.port();
  }

  private void jobs() throws IOException {
    job(
        "morning-numbers",
        "description: Recurring revenue, before the day begins",
        "schedule: \"0 8 * * 1-5\"",
        "script: stripe/mrr");
    job(
        "open-pulls",
        "description: Pull requests that wait for somebody",
        "every: 2h",
        "script: github/open-prs");
    job(
        "error-watch",
        "description: New errors of the shop",
        "every: 30m",
        "script: sentry/issues");
    job(
        "weekly-note",
        "description: What the week was like, for the whole team",
        "schedule: \"0 16 * * 5\"",
        "ask: Give me an agenda for a look back at the week");
  }

  private void job(String name, String... lines) throws IOException {
    Path jobs = Files.createDirectories(demo.workspace().resolve("jobs"));
    Files.writeString(jobs.resolve(name + ".yaml"), String.join("\n", lines) + "\n");
  }

  /** The last day is whole; of those before it a part is enough. */
  private void play(int before) {
    List<Day.Planned> all = Day.requests(DAYS - before);
    int every = before == 0 ? 1 : FEWER.get(before - 1);
    for (int i = 0; i < all.size(); i += every) {
      Day.Planned planned = all.get(i);
      if (before > 0 || planned.at().isBefore(END)) {
        at(before, planned.at());
        Reply reply = ask(planned.text());
        notice(reply, i);
      }
    }
    at(before, LocalTime.of(16, 0));
    FAILING.subList(0, FAILING.size() - Math.min(before, 3)).forEach(this::ask);
    run("morning-numbers");
    run("open-pulls");
    if (before == 0) {
      for (int i = 0; i < 3; i++) {
        run("error-watch");
      }
      var _ = ask("/slack/post --channel #team --text \"The shop is open again\"");
    }
  }

  private void at(int before, LocalTime time) {
    clock.set(LAST_DAY.minusDays(before).atTime(time).atZone(zone).toInstant());
  }

  private Reply ask(String text) {
    var request = new Request(text, "demo", Optional.empty(), Request.Options.NONE);
    return app.engine.get().flow.answer(request, EventSink.NONE);
  }

  private void run(String job) {
    try {
      var _ = app.engine.get().monitoring.jobs.run(job, EventSink.NONE).rest().get();
    } catch (Problem e) {
      // A job that failed three times in a row does not run again: that is what is shown.
    }
  }

  /** Some of what the reflex answered is doubted by an audit. */
  private void notice(Reply reply, int number) {
    if (number % 67 == 5 && reply.source().equals("reflex")) {
      app.engine
          .get()
          .misroutes
          .record(
              new Misroutes.Noticed(
                  reply.id(),
                  Misroute.Source.AUDIT,
                  reply.tier(),
                  reply.route(),
                  Optional.of("direct"),
                  "the workhorse would have answered itself"));
    }
  }

  @Override
  public void close() {
    scheduler.close();
    gateway.stop();
    app.close();
    demo.close();
  }
}
