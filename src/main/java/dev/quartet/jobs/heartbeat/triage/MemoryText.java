package dev.quartet.jobs.heartbeat.triage;

import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The memory's files as they are at one moment, by name within the folder. What is no text, too
 * large to be read, or a link is left out.
 */
record MemoryText(SortedMap<String, String> files) {
  private static final long MOST_BYTES = 1 << 20;

  static MemoryText read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : markdown(folder)) {
        try {
          files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (CharacterCodingException e) {
          // The memory's own check says so.
        }
      }
    }
    return new MemoryText(files);
  }

  private static List<Path> markdown(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".md")
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) <= MOST_BYTES) {
          found.add(file);
        }
      }
    }
    return found;
  }

  String hash() {
    return Sha256.ofParts(
        files.entrySet().stream()
            .flatMap(file -> Stream.of(file.getKey(), file.getValue()))
            .toList());
  }

  /** The hash of each file. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((name, text) -> hashes.put(name, Sha256.of(text)));
    return hashes;
  }
}
