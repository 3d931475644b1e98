package dev.quartet.standin;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets up the made-up company of {@code quartet demo}: a workspace, its services, its models. */
public final class DemoCompany {
  private static final long SEED = 7;
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofSeconds(30), 1 << 20);
  private static final List<String> PASSED = List.of("PATH", "HOME", "LANG", "TZ", "TMPDIR");

  /**
   * A demo that is ready: its servers run until it is closed.
   *
   * @param workspace the workspace's folder, a git repository
   * @param environment everything that the demo is to see of the environment; credentials of the
   *     person who runs it are not among it
   * @param requests a day's requests
   */
  public record Demo(
      Path workspace,
      Map<String, String> environment,
      List<Day.Planned> requests,
      ModelServer models,
      CompanyServer company)
      implements AutoCloseable {
    @Override
    public void close() {
      models.close();
      company.close();
    }
  }

  private final Path folder;
  private final Map<String, String> environment;

  private DemoCompany(Path folder) {
    this.folder = folder;
    this.environment = environment();
  }

  /**
   * Prepares a demo in an empty or missing folder.
   *
   * @throws Problem when the folder holds something, or git is not there
   */
  public static Demo prepare(Path folder) {
    var company = new CompanyServer(Clock.systemUTC());
    var models = new ModelServer(new SimulatedModel());
    try {
      var demo = new DemoCompany(folder.toAbsolutePath().normalize());
      demo.makeFolder();
      demo.writeWorkspace(models, company);
      demo.writeRepository();
      return new Demo(demo.folder, demo.environment, Day.requests(SEED), models, company);
    } catch (RuntimeException e) {
      models.close();
      company.close();
      throw e;
    }
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (String name : PASSED) {
      Optional.ofNullable(System.getenv(name)).ifPresent(value -> environment.put(name, value));
    }
    environment.put("QUARTET_TRUST_WORKSPACE", "yes");
    return Map.copyOf(environment);
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw Problem.usage(
              "demo_folder", folder + " is not empty", "Name a folder that is empty or missing.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + folder, e);
    }
  }

  private void writeWorkspace(ModelServer models, CompanyServer company) {
    Map<String, String> bases = company.bases();
    write(
        "quartet.yaml",
        """
        # Lumen & Larch, a made-up company: its services and its models are simulated on this machine.
        models:
          workhorse: {provider: anthropic, model: claude-sonnet-5, baseUrl: "%1$s"}
          specialist: {provider: anthropic, model: claude-opus-5, baseUrl: "%1$s"}
        defaults: {repo: lumen/web}
        audit: 0
        heartbeat: {triage: false}
        environment:
          STRIPE_API_BASE: "%2$s"
          GITHUB_API_BASE: "%3$s"
          SLACK_API_BASE: "%4$s"
        """
            .formatted(
                models.anthropicBaseUrl(),
                bases.getOrDefault("STRIPE_API_BASE", ""),
                bases.getOrDefault("GITHUB_API_BASE", ""),
                bases.getOrDefault("SLACK_API_BASE", "")));
    Path secrets = folder.resolve("secrets.env");
    try {
      Files.createFile(
          secrets,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + secrets, e);
    }
    write(
        "secrets.env",
        """
        # Keys of the made-up company; they open nothing.
        ANTHROPIC_API_KEY=simulated-model-key
        STRIPE_API_KEY=simulated-stripe-key
        GITHUB_TOKEN=simulated-github-token
        SLACK_BOT_TOKEN=simulated-slack-token
        """);
    write(
        "memory/company.md",
        """
        # Lumen & Larch

        ## Who we are
        Eleven people who make lamps from larch wood and sell them on the web.

        ## Deploys
        We deploy on weekdays before 15:00, never on a Friday.
        """);
  }

  private void writeRepository() {
    git("init", "--quiet", "--initial-branch=main");
    write(".gitignore", "secrets.env\n.quartet/\n");
    write("README.md", "# Lumen & Larch: the shop\n\nRun the tests with: sh tests/run.sh\n");
    commit("Say what this is");
    write(
        "src/price.js",
        """
        export function gross(net, rate = 0.19) {
          return Math.round(net * (1 + rate));
        }
        """);
    write(
        "src/cart.js",
        """
        export function count(items) {
          return items.reduce((sum, item) => sum + item.quantity, 0);
        }
        """);
    commit("Compute prices and count the cart");
    write(
        "index.html",
        "<!doctype html>\n<title>Lumen &amp; Larch</title>\n<h1>Lamps that stay</h1>\n");
    commit("Open the shop");
    write(
        "tests/run.sh",
        """
        #!/bin/sh
        # Every module exports something, and the page has a title.
        set -eu
        for module in src/*.js; do
          grep -q '^export' "$module" || { echo "$module exports nothing"; exit 1; }
        done
        grep -q '<title>' index.html
        echo "all tests passed"
        """);
    commit("Test the modules and the page");
  }

  private void commit(String message) {
    git("add", "--all");
    git(
        "-c",
        "user.name=Mara Lindt",
        "-c",
        "user.email=mara@lumen.example",
        "commit",
        "--quiet",
        "-m",
        message);
  }

  private void git(String... arguments) {
    var argv = new java.util.ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
    argv.addAll(List.of(arguments));
    try (var processes = new Processes()) {
      ProcessResult result =
          processes.run(
              new ProcessCommand(argv, environment, folder, "", LIMITS), new Cancellation());
      if (result.exitCode() != 0) {
        throw Problem.failed(
            "git", "git failed: " + result.errors().strip(), "Check that git is installed.");
      }
    }
  }

  private void write(String name, String content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
