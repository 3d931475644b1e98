package dev.quartet.library;

import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds sentences to manifests: in place for a workspace's own scripts, beside them in {@code
 * scripts/overrides.yaml} for all others. A workspace that is trusted stays so, since what is added
 * runs nothing.
 */
public final class SentenceWriter {
  private static final String MARK = "# ---";

  private final Workspace workspace;

  public SentenceWriter(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Adds a sentence.
   *
   * @return the file that was written; empty when the manifest has the sentence already
   * @throws Problem when there is no such script
   */
  public Optional<Path> add(Library library, Sentence sentence) {
    ScriptManifest script = library.script(sentence.script());
    List<String> known =
        switch (sentence.kind()) {
          case EXAMPLE -> script.examples();
          case NEAR_MISS -> script.nearMisses();
        };
    if (known.contains(sentence.text())) {
      return Optional.empty();
    }
    boolean trusted = workspace.stillTrusted();
    Path file = write(script, sentence);
    if (trusted) {
      List<Path> _ = workspace.trust();
    }
    return Optional.of(file);
  }

  private Path write(ScriptManifest script, Sentence sentence) {
    try {
      Optional<List<String>> edited =
          script.origin() == Origin.SHIPPED
              ? Optional.empty()
              : inserted(Files.readAllLines(script.path()), sentence);
      return edited.isPresent()
          ? replaced(script.path(), String.join("\n", edited.get()) + "\n")
          : override(sentence);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the sentence of " + script.id(), e);
    }
  }

  private Path override(Sentence sentence) throws IOException {
    Path file = workspace.root().resolve("scripts").resolve(Overrides.FILE);
    Files.createDirectories(file.getParent());
    return replaced(
        file,
        Overrides.read(file).with(sentence.script(), sentence.kind(), sentence.text()).text());
  }

  /** The script with one more line in its head; empty when the list is not one item a line. */
  static Optional<List<String>> inserted(List<String> lines, Sentence sentence) {
    String key = "# " + sentence.kind().key() + ":";
    int begin = lines.indexOf(MARK);
    int end = begin + 1 + lines.subList(begin + 1, lines.size()).indexOf(MARK);
    List<String> edited = new ArrayList<>(lines);
    for (int i = begin + 1; i < end; i++) {
      if (lines.get(i).startsWith(key)) {
        if (!lines.get(i).strip().equals(key)) {
          return Optional.empty();
        }
        edited.add(i + 1, indentation(lines.get(i + 1)) + Json.write(sentence.text()));
        return Optional.of(edited);
      }
    }
    edited.addAll(end, List.of(key, "#   - " + Json.write(sentence.text())));
    return Optional.of(edited);
  }

  /** A new item stands as far in as the first one. */
  private static String indentation(String item) {
    int dash = item.indexOf("- ");
    return dash < 0 ? "#   - " : item.substring(0, dash + 2);
  }

  private static Path replaced(Path file, String text) throws IOException {
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "sentence", ".new");
    Files.writeString(temporary, text);
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
    }
    return Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
