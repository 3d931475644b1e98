package dev.quartet.jobs;

import dev.quartet.library.LibraryProblem;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jobs of the workspace as their files are now; read again when a file changed. */
final class JobFiles {
  private static final String ENDING = ".yaml";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,79}");

  /**
   * What was read.
   *
   * @param trusted whether these jobs may run
   */
  record Reading(Map<String, Job> jobs, List<LibraryProblem> problems, boolean trusted) {
    Optional<Job> find(String name) {
      return Optional.ofNullable(jobs.get(name));
    }
  }

  private final Workspace workspace;
  private final Path folder;
  private List<String> seen = List.of("not read yet");
  private Map<String, Job> jobs = Map.of();
  private List<LibraryProblem> problems = List.of();

  JobFiles(Workspace workspace) {
    this.workspace = workspace;
    this.folder = workspace.root().resolve("jobs");
  }

  /** Where the jobs are carried out. */
  Path root() {
    return workspace.root();
  }

  synchronized Reading read() {
    List<Path> files = list();
    List<String> now = files.stream().map(JobFiles::stamp).toList();
    if (!now.equals(seen)) {
      readAll(files);
      seen = now;
    }
    return new Reading(jobs, problems, jobs.isEmpty() || workspace.stillTrusted());
  }

  private List<Path> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) || file.toString().endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file + " " + attributes.lastModifiedTime().toMillis() + " " + attributes.size();
    } catch (IOException e) {
      return file + " is gone";
    }
  }

  private void readAll(List<Path> files) {
    SortedMap<String, Job> read = new TreeMap<>();
    List<LibraryProblem> wrong = new ArrayList<>();
    for (Path file : files) {
      read(file, read, wrong);
    }
    jobs = read;
    problems = List.copyOf(wrong);
  }

  private static void read(Path file, Map<String, Job> read, List<LibraryProblem> wrong) {
    String name = String.valueOf(file.getFileName());
    try {
      if (!name.endsWith(ENDING)) {
        throw new Malformed(1, "a job's file ends with " + ENDING, "Rename it.");
      }
      String id = name.substring(0, name.length() - ENDING.length());
      if (!NAME.matcher(id).matches()) {
        throw new Malformed(
            1,
            "'" + id + "' cannot be a job's name",
            "Use lower-case letters, digits and dashes, at most 80.");
      }
      read.put(id, JobReader.read(id, file, Files.readString(file)));
    } catch (Malformed e) {
      wrong.add(new LibraryProblem(file, e.line(), e.message(), e.hint()));
    } catch (CharacterCodingException e) {
      wrong.add(new LibraryProblem(file, 1, "is not UTF-8 text", "Save it as UTF-8."));
    } catch (IOException e) {
      wrong.add(new LibraryProblem(file, 1, "cannot be read: " + e.getMessage(), ""));
    }
  }
}
