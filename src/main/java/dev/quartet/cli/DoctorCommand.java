package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.ledger.telemetry.TelemetrySettings;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.Price;
import dev.quartet.model.Role;
import dev.quartet.platform.Money;
import dev.quartet.platform.Problem;
import dev.quartet.run.ContextManifest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description = "Checks the set-up, and says what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final String GOOD = "ok    ";
  private static final String NOTE = "note  ";
  private static final String BAD = "wrong ";

  private final Console console;
  private boolean wrong;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    App app = console.app();
    line(GOOD, "Quartet " + Build.current().version() + " on Java " + Runtime.version());
    workspace(app);
    library(app);
    for (Role role : Role.values()) {
      model(app, role);
    }
    prices(app);
    sandbox(app);
    database(app);
    context(app);
    jobs(app);
    alerts(app);
    heartbeat(app);
    telemetry(app);
    server(app);
    return wrong ? ExitCode.FAILED : ExitCode.OK;
  }

  private void line(String mark, String text) {
    console.say(mark + text);
  }

  private void workspace(App app) {
    var workspace = app.workspace;
    line(
        GOOD,
        "workspace "
            + workspace.root()
            + (workspace.isMarked() ? "" : " (your own; make one for a team with: quartet init)"));
    if (!workspace.trusted()) {
      line(
          NOTE,
          "the workspace is not trusted: its scripts, skills, base URLs, commands and alert"
              + " channels have no effect. Look at them, then: quartet trust");
    }
  }

  private void library(App app) {
    var library = app.library.get();
    line(
        GOOD,
        "library: "
            + library.scripts().size()
            + " scripts, "
            + library.skills().size()
            + " skills, "
            + library.pipelines().size()
            + " pipelines, "
            + library.memory().entries().size()
            + " memory files");
    library
        .problems()
        .forEach(problem -> {
          line(problem.isError() ? BAD : NOTE, problem.toString());
          wrong |= problem.isError();
        });
    Set<String> complaints = new LinkedHashSet<>();
    String missing =
        library.scripts().values().stream()
            .filter(script -> !hasCredentials(app, script, complaints))
            .map(ScriptManifest::service)
            .distinct()
            .collect(Collectors.joining(", "));
    complaints.forEach(complaint -> {
      line(BAD, complaint);
      wrong = true;
    });
    if (!missing.isEmpty()) {
      line(
          NOTE,
          "no credential yet for: " + missing + " (what each needs: quartet scripts show ID)");
    }
  }

  private static boolean hasCredentials(App app, ScriptManifest script, Set<String> complaints) {
    try {
      return script.needs().stream()
          .allMatch(group ->
              group.stream().anyMatch(name -> app.workspace.secrets().find(name).isPresent()));
    } catch (Problem e) {
      complaints.add(e.message() + ". " + e.hint());
      return false;
    }
  }

  private void model(App app, Role role) {
    try {
      List<ModelSpec> candidates = app.models.candidates(role);
      line(
          GOOD,
          role.label()
              + ": "
              + candidates.getFirst()
              + candidates.stream()
                  .skip(1)
                  .map(spec -> ", else " + spec)
                  .collect(Collectors.joining()));
    } catch (Problem e) {
      line(NOTE, role.label() + ": " + e.message() + ". " + e.hint());
    }
  }

  private void prices(App app) {
    ModelSpec reference = app.models.reference(Role.SPECIALIST);
    String shown =
        app.prices
            .price(reference, 0)
            .map(DoctorCommand::perMillion)
            .orElse("unknown: give it in quartet.yaml");
    line(
        GOOD,
        "prices of "
            + app.prices.source().date()
            + " ("
            + app.prices.source().name()
            + "); "
            + reference
            + ": "
            + shown);
  }

  private static String perMillion(Price price) {
    return "$"
        + Money.dollars(price.input())
        + " in, $"
        + Money.dollars(price.output())
        + " out per million tokens";
  }

  private void sandbox(App app) {
    if (app.sandbox.get().confines()) {
      line(GOOD, "sandbox: bubblewrap");
    } else {
      line(
          NOTE,
          "sandbox: none. Scripts run as plain processes, with limits but unconfined. Install"
              + " bubblewrap: apt-get install bubblewrap");
    }
  }

  private void database(App app) {
    try {
      app.engine.get().ledger.sweep();
      line(GOOD, "database " + app.workspace.state().resolve("quartet.db"));
    } catch (Problem e) {
      line(BAD, e.message() + ". " + e.hint());
      wrong = true;
    }
  }

  private void context(App app) {
    List<ContextManifest.Part> parts = app.engine.get().contexts.base();
    int total = parts.stream().mapToInt(ContextManifest.Part::tokens).sum();
    String detail =
        parts.stream()
            .filter(part -> part.tokens() > 0)
            .map(part -> part.name() + " " + part.tokens())
            .collect(Collectors.joining(", "));
    line(GOOD, "base context: " + total + " tokens (o200k_base): " + detail);
  }

  private void jobs(App app) {
    try {
      DoctorJobs found = DoctorJobs.of(app);
      found.notes().forEach(note -> line(NOTE, note));
      found.wrong().forEach(text -> line(BAD, text));
      wrong |= !found.wrong().isEmpty();
      line(GOOD, found.count());
    } catch (Problem e) {
      line(NOTE, "jobs: " + e.message());
    }
  }

  private void alerts(App app) {
    try {
      DoctorAlerts found = DoctorAlerts.of(app);
      found.notes().forEach(note -> line(NOTE, note));
      found.wrong().forEach(text -> line(BAD, text));
      wrong |= !found.wrong().isEmpty();
      line(GOOD, found.channels());
    } catch (Problem e) {
      line(NOTE, "alerts: " + e.message());
    }
  }

  private void heartbeat(App app) {
    try {
      DoctorHeartbeat found = DoctorHeartbeat.of(app);
      found.critical().forEach(text -> line(BAD, text));
      wrong |= !found.critical().isEmpty();
      line(found.isWell() ? GOOD : NOTE, found.text());
    } catch (Problem e) {
      line(NOTE, "heartbeat: " + e.message());
    }
  }

  private void telemetry(App app) {
    Optional<TelemetrySettings> settings = TelemetrySettings.of(app.setting.environment());
    settings
        .flatMap(TelemetrySettings::problem)
        .ifPresentOrElse(
            problem -> {
              line(BAD, "telemetry is not sent: " + problem);
              wrong = true;
            },
            () -> settings.ifPresent(on -> line(GOOD, "telemetry goes to " + on.destination())));
  }

  private void server(App app) {
    String state =
        ServerFile.find(app.workspace)
            .filter(RemoteAnswering::answers)
            .map(file -> "runs at " + file.address())
            .orElse("does not run; start it with: quartet serve");
    line(GOOD, "server: " + state);
  }
}
