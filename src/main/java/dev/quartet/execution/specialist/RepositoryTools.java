package dev.quartet.execution.specialist;

import dev.quartet.execution.agent.Lookup;
import dev.quartet.execution.agent.Tool;
import dev.quartet.execution.agent.ToolArguments;
import dev.quartet.model.ToolDefinition;
import dev.quartet.model.ToolDefinition.JsonType;
import dev.quartet.model.ToolDefinition.Parameter;
import dev.quartet.platform.Problem;
import dev.quartet.platform.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the specialist may do at its desk: list, read, search, edit and write files, and run
 * commands.
 */
final class RepositoryTools {
  private static final int SHOWN_CHARACTERS = 16_000;
  private static final int LISTED_FILES = 400;
  private static final int READ_LINES = 400;

  private final Worktree.Git git;
  private final Path root;
  private final Workbench workbench;

  RepositoryTools(Worktree worktree, Workbench workbench) {
    this.git = worktree.git();
    this.root = worktree.folder();
    this.workbench = workbench;
  }

  List<Tool> all() {
    return List.of(
        tool(
            "list_files",
            "List the repository's files.",
            this::list,
            Parameter.optional("folder", JsonType.STRING, "below this folder only")),
        tool(
            "read_file",
            "Read a text file, with line numbers.",
            this::read,
            Parameter.required("path", ""),
            Parameter.optional("from", JsonType.INTEGER, "first line, from 1"),
            Parameter.optional("lines", JsonType.INTEGER, "how many")),
        tool(
            "search",
            "Search the files with a regular expression.",
            this::search,
            Parameter.required("pattern", "extended regular expression"),
            Parameter.optional("folder", JsonType.STRING, "below this folder only")),
        tool(
            "edit_file",
            "Replace a text that occurs exactly once in a file.",
            this::edit,
            Parameter.required("path", ""),
            Parameter.required("old", "the text as it stands there"),
            Parameter.required("new", "what replaces it")),
        tool(
            "write_file",
            "Write a whole file.",
            this::write,
            Parameter.required("path", ""),
            Parameter.required("content", "")),
        tool(
            "run_command",
            "Run a shell command in the repository, without network, at most 5 minutes.",
            arguments -> command(arguments.required("command")),
            Parameter.required("command", "for bash")));
  }

  private static Tool tool(
      String name,
      String description,
      java.util.function.Function<ToolArguments, String> work,
      Parameter... parameters) {
    return new Lookup(new ToolDefinition(name, description, List.of(parameters)), work);
  }

  private String list(ToolArguments arguments) {
    String folder = arguments.text("folder").orElse(".");
    Path _ = inside(folder);
    List<String> files =
        git.must(root, "ls-files", "--cached", "--others", "--exclude-standard", "--", folder)
            .lines()
            .toList();
    String shown = files.stream().limit(LISTED_FILES).collect(Collectors.joining("\n"));
    return files.size() > LISTED_FILES
        ? shown + "\n… " + (files.size() - LISTED_FILES) + " more: name a folder"
        : shown;
  }

  private String read(ToolArguments arguments) {
    List<String> lines = lines(inside(arguments.required("path")));
    int from = Math.clamp(arguments.integer("from", 1), 1, Math.max(1, lines.size()));
    int to =
        Math.min(
            lines.size(),
            from - 1 + Math.clamp(arguments.integer("lines", READ_LINES), 1, READ_LINES));
    var shown = new StringBuilder();
    for (int i = from - 1; i < to; i++) {
      shown.append(i + 1).append('\t').append(lines.get(i)).append('\n');
    }
    return shortened(shown.toString())
        + (to < lines.size() ? "… " + (lines.size() - to) + " more lines" : "");
  }

  private static List<String> lines(Path file) {
    return content(file).lines().toList();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw Problem.usage("not_text", "The file is not UTF-8 text", "");
    } catch (IOException e) {
      throw Problem.usage("no_file", "There is no such file", "See list_files.");
    }
  }

  private String search(ToolArguments arguments) {
    String folder = arguments.text("folder").orElse(".");
    Path _ = inside(folder);
    ProcessResult result =
        git.run(
            root,
            List.of(
                "grep", "-nIE", "--untracked", "-e", arguments.required("pattern"), "--", folder));
    if (result.exitCode() > 1) {
      throw Problem.usage("search", result.errors().strip(), "");
    }
    return result.output().isBlank() ? "No line matches." : shortened(result.output());
  }

  private String edit(ToolArguments arguments) {
    Path file = inside(arguments.required("path"));
    String content = content(file);
    String old = endings(arguments.required("old"), content);
    int first = content.indexOf(old);
    if (first < 0 || old.isEmpty()) {
      throw Problem.usage(
          "edit",
          "The text does not stand in the file",
          "Read the file, and give the text exactly as it stands there.");
    }
    if (content.indexOf(old, first + 1) >= 0) {
      throw Problem.usage(
          "edit", "The text stands there more than once", "Give more of its surroundings.");
    }
    store(
        file,
        content.substring(0, first)
            + endings(arguments.required("new"), content)
            + content.substring(first + old.length()));
    return "edited";
  }

  /** A text with the line endings of the file, which the model is not shown. */
  private static String endings(String text, String content) {
    return content.contains("\r\n") ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text;
  }

  private String write(ToolArguments arguments) {
    Path file = inside(arguments.required("path"));
    String content = arguments.required("content");
    store(file, content);
    return "wrote " + content.length() + " characters";
  }

  private static void store(Path file, String content) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the file: " + e.getMessage(), e);
    }
  }

  private String command(String command) {
    ProcessResult result = workbench.run(root, command);
    String said =
        (result.output() + (result.errors().isBlank() ? "" : "\n" + result.errors())).strip();
    String ending =
        switch (result.ending()) {
          case EXITED -> "exit code " + result.exitCode();
          case TIMED_OUT -> "ended: it took too long";
          case FLOODED -> "ended: it wrote too much";
          case CANCELLED -> "ended";
        };
    return shortened(said) + "\n[" + ending + "]";
  }

  /**
   * A path below the worktree; links and dots that lead out of it are refused, also a link to
   * nothing: writing to it would make the file it names.
   *
   * @throws Problem when it leads out, or into git's own folder
   */
  private Path inside(String name) {
    try {
      Path path = root.resolve(name).normalize();
      Path existing = path;
      while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
        existing = existing.getParent();
      }
      boolean within = path.startsWith(root) && existing.toRealPath().startsWith(root.toRealPath());
      if (!within || path.equals(root.resolve(".git")) || path.startsWith(root.resolve(".git"))) {
        throw Problem.usage(
            "outside",
            "'" + name + "' leads out of the repository",
            "Give a path relative to its root.");
      }
      return path;
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw Problem.usage(
          "path",
          "'" + name + "' is not a usable path",
          "Give a path relative to the repository's root.");
    }
  }

  private static String shortened(String text) {
    if (text.length() <= SHOWN_CHARACTERS) {
      return text;
    }
    int half = SHOWN_CHARACTERS / 2;
    return text.substring(0, half)
        + "\n… "
        + (text.length() - SHOWN_CHARACTERS)
        + " characters left out …\n"
        + text.substring(text.length() - half);
  }
}
