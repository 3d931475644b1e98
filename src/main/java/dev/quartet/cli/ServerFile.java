package dev.quartet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quartet.platform.Json;
import dev.quartet.platform.WholeFile;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Where the workspace's server answers, and the token that proves the caller may read this folder.
 *
 * @param address such as http://127.0.0.1:7410
 * @param build of the server; another build's is not talked to
 */
record ServerFile(String address, String token, String build, long pid) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static Path path(Workspace workspace) {
    return workspace.state().resolve("server.json");
  }

  /**
   * A server of this build that runs; a file that others could have written, or a cloned folder
   * brought, is not believed.
   */
  static Optional<ServerFile> find(Workspace workspace) {
    Path path = path(workspace);
    try {
      if (!Files.isRegularFile(path) || !Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
        return Optional.empty();
      }
      ServerFile file = Json.read(Files.readString(path), ServerFile.class);
      boolean usable =
          file.build.equals(Build.current().id())
              && "127.0.0.1".equals(URI.create(file.address).getHost())
              && ProcessHandle.of(file.pid).isPresent();
      return usable ? Optional.of(file) : Optional.empty();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  void write(Workspace workspace) {
    Path path = path(workspace);
    try {
      WholeFile.write(path, out -> out.write(Json.write(this).getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /** Removes the file if it is still this server's. */
  void remove(Workspace workspace) {
    try {
      Path path = path(workspace);
      if (Files.isRegularFile(path)
          && Json.read(Files.readString(path), ServerFile.class).equals(this)) {
        Files.delete(path);
      }
    } catch (IOException | IllegalArgumentException e) {
      // A file that is left behind names a process that is gone, and is not believed.
    }
  }
}
