package dev.quartet;

import dev.quartet.platform.Processes;
import dev.quartet.workspace.Environment;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** A workspace in a temporary folder, with a home of its own and no shipped library. */
public final class TestWorkspace {
  public final Path root;
  public final Path home;
  private final Map<String, String> variables = new LinkedHashMap<>();

  public TestWorkspace(Path temporary) {
    root = folder(temporary, "team");
    home = folder(temporary, "home");
    variables.put("HOME", home.toString());
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "C.UTF-8");
    write("quartet.yaml", "library: {shipped: false}\n");
  }

  private static Path folder(Path parent, String name) {
    try {
      return Files.createDirectories(parent.toRealPath().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets a variable of the caller's environment. */
  public TestWorkspace variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public TestWorkspace trusted() {
    return variable("QUARTET_TRUST_WORKSPACE", "yes");
  }

  public Path write(String name, String content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code secrets.env} so that only its owner can read it. */
  public void secrets(String content) {
    permissions(write("secrets.env", content), "rw-------");
  }

  public static void permissions(Path file, String permissions) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a script of this workspace. */
  public void script(String id, String head, String body) {
    write(
        "scripts/" + id + ".sh",
        "#!/usr/bin/env bash\n# ---\n"
            + head.strip().indent(1).replaceAll("(?m)^ ", "# ")
            + "# ---\n"
            + body);
  }

  public Environment environment() {
    return new Environment(Map.copyOf(variables), root);
  }

  public Workspace open(Processes processes) {
    return Workspace.open(environment(), processes);
  }
}
