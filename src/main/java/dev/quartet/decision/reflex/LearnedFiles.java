package dev.quartet.decision.reflex;

import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Sha256;
import dev.quartet.platform.WholeFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was computed of a library's scripts, in files by their content: computing it takes seconds.
 * A file that cannot be read or written only costs time.
 */
final class LearnedFiles {
  /**
   * Changes with the rules, the verifier's weights, the background and how anything kept here is
   * computed.
   */
  private static final String FORM = "11";

  /** Of how many libraries, or states of one, a folder keeps what was learned; megabytes each. */
  private static final int MOST = 8;

  /** Reads a value; an exception says that the file does not hold one. */
  @FunctionalInterface
  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** Writes a value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  private final Path folder;
  private final Supplier<Optional<String>> content;

  /**
   * The files of some scripts.
   *
   * @param folder made when needed
   */
  LearnedFiles(Path folder, List<ScriptManifest> scripts) {
    this.folder = folder;
    this.content = new Lazy<>(() -> content(scripts));
  }

  /**
   * Rules look at a script's parameters too, so all of its head counts, and what overrides add; how
   * it does its work does not.
   */
  private static Optional<String> content(List<ScriptManifest> scripts) {
    List<String> content = new ArrayList<>(List.of(FORM));
    try {
      for (ScriptManifest script : scripts) {
        content.add(script.id());
        content.add(script.head());
        content.addAll(script.examples());
        content.addAll(script.nearMisses());
      }
    } catch (IOException e) {
      // A script that is being replaced is read again soon.
      return Optional.empty();
    }
    return Optional.of(Sha256.ofParts(content).substring(0, 32));
  }

  /**
   * What is kept, else computed and kept.
   *
   * @param kind the beginning of the file's name
   */
  <T> T of(String kind, Reader<T> reader, Writer<T> writer, Supplier<T> compute) {
    Optional<Path> file = content.get().map(name -> folder.resolve(kind + "-" + name));
    return file.flatMap(known -> read(known, reader))
        .orElseGet(() -> {
          T computed = compute.get();
          file.ifPresent(known -> store(kind, known, writer, computed));
          return computed;
        });
  }

  private static <T> Optional<T> read(Path file, Reader<T> reader) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readUTF().equals(file.getFileName().toString())
          ? Optional.of(reader.read(in))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private <T> void store(String kind, Path file, Writer<T> writer, T value) {
    try {
      WholeFile.write(
          file,
          out -> {
            var data = new DataOutputStream(out);
            data.writeUTF(file.getFileName().toString());
            writer.write(value, data);
          });
      dropOld(kind);
    } catch (IOException e) {
      // It is computed again next time.
    }
  }

  private void dropOld(String kind) throws IOException {
    List<Path> kept = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, kind + "-*")) {
      files.forEach(kept::add);
    }
    kept.sort(Comparator.comparing(LearnedFiles::written).reversed());
    for (Path old : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
