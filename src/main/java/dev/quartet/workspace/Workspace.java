package dev.quartet.workspace;

import dev.quartet.platform.Processes;
import dev.quartet.workspace.Configuration.ModelEntry;
import dev.quartet.workspace.Configuration.Programs;
import dev.quartet.workspace.Configuration.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team's folder, found upward from where the caller stands, else the person's own {@code
 * ~/.quartet}.
 */
public final class Workspace {
  public static final String FILE = "quartet.yaml";
  private static final String STATE = ".quartet";

  private final Path root;
  private final Optional<Path> project;
  private final Configuration configuration;
  private final Environment environment;
  private final Trust trust;
  private final boolean trusted;
  private final Secrets secrets;

  private Workspace(Path root, Environment environment, Processes processes) {
    this.root = root;
    this.project = project(root, environment);
    this.environment = environment;
    this.trust = new Trust(environment);
    this.trusted = trust.covers(root);
    Configuration written = ConfigurationReader.read(root.resolve(FILE));
    this.configuration = trusted ? written : harmless(written);
    Path file = root.resolve("secrets.env");
    this.secrets =
        trusted
            ? Secrets.trusted(
                environment, file, configuration.programs().secretCommands(), processes)
            : Secrets.untrusted(environment, file, processes);
  }

  /**
   * Opens the workspace around the caller's folder.
   *
   * @throws dev.quartet.platform.Problem when its configuration cannot be read
   */
  public static Workspace open(Environment environment, Processes processes) {
    return new Workspace(find(environment), environment, processes);
  }

  private static Path find(Environment environment) {
    for (Path folder = environment.folder(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(FILE))) {
        return real(folder);
      }
    }
    return environment.userFolder();
  }

  /** The git repository around the caller's folder, when it is neither this folder nor the home. */
  private static Optional<Path> project(Path root, Environment environment) {
    for (Path folder = environment.folder(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return Optional.of(real(folder))
            .filter(found -> !found.equals(root) && !found.equals(environment.home()));
      }
    }
    return Optional.empty();
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot resolve " + folder, e);
    }
  }

  /**
   * What an untrusted file may say: nothing that runs a program, redirects a key or spends more.
   */
  private static Configuration harmless(Configuration written) {
    Map<dev.quartet.model.Role, ModelEntry> models = new LinkedHashMap<>();
    written.models().forEach((role, entry) -> models.put(role, withoutBaseUrl(entry)));
    return new Configuration(
        models,
        Map.of(),
        written.budgets().tighterOf(Configuration.Budgets.DEFAULT),
        written.limits(),
        written.shippedLibrary(),
        written.defaults(),
        recording(written.recording()),
        written.heartbeat().harmless(),
        Programs.NONE);
  }

  /** An untrusted file may not have audited more, nor texts taken away. */
  private static Recording recording(Recording written) {
    return new Recording(
        Math.min(written.audit(), Recording.DEFAULT.audit()),
        Recording.DEFAULT.text(),
        Recording.DEFAULT.retention());
  }

  private static ModelEntry withoutBaseUrl(ModelEntry entry) {
    return new ModelEntry(
        entry.provider(),
        entry.model(),
        Optional.empty(),
        entry.maxTokens(),
        entry.fallback().stream().map(Workspace::withoutBaseUrl).toList());
  }

  public Path root() {
    return root;
  }

  /** Whether a {@code quartet.yaml} marks this folder, or it is the person's own. */
  public boolean isMarked() {
    return Files.isRegularFile(root.resolve(FILE));
  }

  public Configuration configuration() {
    return configuration;
  }

  public Environment environment() {
    return environment;
  }

  public Secrets secrets() {
    return secrets;
  }

  public boolean trusted() {
    return trusted;
  }

  /** Whether it is trusted, and its files, skills aside, are still the ones that were trusted. */
  public boolean stillTrusted() {
    return trusted && trust.covers(root);
  }

  /** The repository that the caller stands in, when it is another folder than this workspace. */
  public Optional<Path> project() {
    return project;
  }

  /**
   * Whether a skill is the one that was trusted.
   *
   * @param root this workspace's folder or the project's
   * @param skill the skill's folder in it
   */
  public boolean trustsSkill(Path root, Path skill) {
    return trust.coversSkill(root, skill);
  }

  /** The file that changes when a person trusts something. */
  public Path trustFile() {
    return trust.file();
  }

  /** Trusts this workspace's files as they are now; in force from the next start. */
  public List<Path> trust() {
    return trust.grant(root);
  }

  /** Trusts the project's skills as they are now, at once; returns them, if there are any. */
  public List<Path> trustProject() {
    return project.map(trust::grantAgentsSkills).orElse(List.of());
  }

  /** Whether the state folder holds a file; the folder is not made for the question. */
  public boolean hasState(String name) {
    return Files.isRegularFile(root.resolve(STATE).resolve(name));
  }

  /** The folder of the database, caches and the server's file; made on first use. */
  public Path state() {
    Path state = root.resolve(STATE);
    try {
      if (!Files.isDirectory(state)) {
        Files.createDirectories(state);
        Files.writeString(state.resolve(".gitignore"), "*\n");
      }
      return state;
    } catch (IOException e) {
      throw dev.quartet.platform.Problem.failed(
          "state_folder",
          "Cannot make " + state,
          "Check that the workspace can be written, and that the disk is not full.");
    }
  }
}
