package dev.quartet.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shuts a command in: the file system read-only but for the folders it may write, credentials out
 * of sight, its own processes, and the network only when it may have it. Uses bubblewrap when it
 * works here, else runs a plain process.
 */
public final class Sandbox {
  /** What a command may reach beyond reading files. */
  public enum Access {
    NETWORK,
    HOST,
    WORKSPACE
  }

  /**
   * How to shut a command in.
   *
   * @param access what it may reach
   * @param writable folders it may write
   * @param hidden files and folders it must not see
   */
  public record Confinement(Set<Access> access, List<Path> writable, List<Path> hidden) {}

  private static final List<String> CREDENTIAL_FOLDERS =
      List.of(".ssh", ".aws", ".gnupg", ".kube", ".docker", ".config/gcloud", ".azure");
  private static final List<String> CREDENTIAL_FILES =
      List.of(".netrc", ".git-credentials", ".npmrc", ".pgpass");

  private final boolean bubblewrap;

  private Sandbox(boolean bubblewrap) {
    this.bubblewrap = bubblewrap;
  }

  /** Tries bubblewrap once: it may be installed and still be forbidden by the kernel's settings. */
  public static Sandbox detect(Processes processes) {
    var trial =
        new ProcessCommand(
            List.of(
                "/usr/bin/bwrap",
                "--ro-bind",
                "/",
                "/",
                "--unshare-pid",
                "--proc",
                "/proc",
                "true"),
            Map.of("PATH", "/usr/bin:/bin"),
            Path.of("/"),
            "",
            new ProcessCommand.Limits(Duration.ofSeconds(5), 10_000));
    boolean works =
        Files.isExecutable(Path.of("/usr/bin/bwrap"))
            && processes.run(trial, new Cancellation()).exitCode() == 0;
    return new Sandbox(works);
  }

  /** Runs commands as plain processes: only their environment, time and output are limited. */
  public static Sandbox none() {
    return new Sandbox(false);
  }

  public boolean confines() {
    return bubblewrap;
  }

  /** The same command, shut in. */
  public ProcessCommand confine(ProcessCommand command, Confinement confinement) {
    return bubblewrap ? command.withArgv(bubblewrapped(command, confinement)) : command;
  }

  private static List<String> bubblewrapped(ProcessCommand command, Confinement confinement) {
    List<String> argv =
        new ArrayList<>(
            List.of("/usr/bin/bwrap", "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev"));
    argv.addAll(List.of("--unshare-ipc", "--unshare-uts"));
    boolean host = confinement.access().contains(Access.HOST);
    if (!host) {
      argv.addAll(List.of("--unshare-pid", "--proc", "/proc"));
    }
    if (!host && !confinement.access().contains(Access.NETWORK)) {
      argv.add("--unshare-net");
    }
    for (Path folder : confinement.writable()) {
      argv.addAll(List.of("--bind", folder.toString(), folder.toString()));
    }
    hide(argv, command, confinement.hidden());
    argv.addAll(List.of("--chdir", command.folder().toString(), "--"));
    argv.addAll(command.argv());
    return argv;
  }

  private static void hide(List<String> argv, ProcessCommand command, List<Path> alsoHidden) {
    Path home = Path.of(command.environment().getOrDefault("HOME", "/nonexistent"));
    Set<Path> hidden = new LinkedHashSet<>(alsoHidden);
    Stream.concat(CREDENTIAL_FOLDERS.stream(), CREDENTIAL_FILES.stream())
        .map(home::resolve)
        .forEach(hidden::add);
    for (Path path : hidden) {
      if (Files.isDirectory(path)) {
        argv.addAll(List.of("--tmpfs", path.toString()));
      } else if (Files.isRegularFile(path)) {
        argv.addAll(List.of("--ro-bind", "/dev/null", path.toString()));
      }
    }
  }
}
