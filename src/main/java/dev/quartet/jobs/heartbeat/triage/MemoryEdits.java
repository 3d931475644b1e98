package dev.quartet.jobs.heartbeat.triage;

import dev.quartet.jobs.heartbeat.triage.FileEdit.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes edits of files out of what is proposed. Whatever leaves the memory stands in the archive
 * afterwards, in its own words: {@code memory-archive/} beside the memory.
 */
final class MemoryEdits {
  static final String MEMORY = "memory/";
  static final String ARCHIVE = "memory-archive/";
  private static final int QUOTED = 80;

  private final Map<String, List<Change>> changes = new TreeMap<>();
  private final Map<String, List<String>> archived = new TreeMap<>();
  private final MemoryText memory;
  private final LocalDate today;

  private MemoryEdits(MemoryText memory, LocalDate today) {
    this.memory = memory;
    this.today = today;
  }

  /**
   * The edits of files.
   *
   * @param archive what stands in a file of the archive, by its name
   */
  static List<FileEdit> of(
      List<Edit> edits,
      MemoryText memory,
      LocalDate today,
      Function<String, Optional<String>> archive) {
    var made = new MemoryEdits(memory, today);
    edits.forEach(made::add);
    return made.files(archive);
  }

  private void add(Edit edit) {
    switch (edit) {
      case Edit.Merge(Block into, List<Block> from, String text) -> {
        replace(into, shaped(into, text));
        archive(into, "merged with others, as it stood in");
        from.forEach(block -> {
          remove(block);
          archive(block, "merged into memory/" + into.file() + ", from");
        });
      }
      case Edit.Supersede(Block old, Block by) ->
          replace(old, Block.lines(old.text() + " (superseded by: \"" + quoted(by) + "\")"));
      case Edit.Archive(Block block, String why) -> {
        remove(block);
        archive(block, why + "; from");
      }
    }
  }

  /** An item stays one item, whatever lines the text has. */
  private static List<String> shaped(Block into, String text) {
    if (!into.isItem()) {
      return Block.lines(text);
    }
    String item = text.replaceFirst("^[-*]\\s+", "");
    return List.of(
        ("- " + String.join("\n  ", item.lines().map(String::strip).toList())).split("\n"));
  }

  private static String quoted(Block block) {
    String text = block.text().replaceFirst("^[-*]\\s+", "").replaceAll("\\s+", " ");
    // A date in the mark would make the old note look as new as the one that it points to.
    String undated =
        text.replaceFirst("^\\d{4}-\\d\\d-\\d\\d \\([^)]*\\): ", "").replace('"', '\'');
    return undated.length() <= QUOTED ? undated : undated.substring(0, QUOTED) + "…";
  }

  private void replace(Block block, List<String> lines) {
    boolean returns = lines(block).get(block.from()).endsWith("\r");
    changes(block)
        .add(
            new Change(
                block.from(),
                block.to(),
                lines.stream().map(line -> returns ? line + "\r" : line).toList()));
  }

  private List<String> lines(Block block) {
    return Block.lines(memory.files().getOrDefault(block.file(), ""));
  }

  /** With the empty line after it, when there would be two. */
  private void remove(Block block) {
    List<String> lines = lines(block);
    boolean blankBefore = block.from() == 0 || lines.get(block.from() - 1).isBlank();
    boolean blankAfter = block.to() < lines.size() - 1 && lines.get(block.to()).isBlank();
    int to = blankBefore && blankAfter ? block.to() + 1 : block.to();
    changes(block).add(new Change(block.from(), to, List.of()));
  }

  private List<Change> changes(Block block) {
    return changes.computeIfAbsent(block.file(), _ -> new ArrayList<>());
  }

  private void archive(Block block, String why) {
    List<String> lines = archived.computeIfAbsent(block.file(), _ -> new ArrayList<>());
    String where = block.heading().isEmpty() ? "" : ", under \"" + block.heading() + "\"";
    lines.add("");
    lines.add("*" + today + ": " + why + " memory/" + block.file() + where + "*");
    lines.add("");
    lines.addAll(Block.lines(block.text()));
  }

  private List<FileEdit> files(Function<String, Optional<String>> archive) {
    List<FileEdit> edits = new ArrayList<>();
    changes.forEach((file, made) ->
        edits.add(
            new FileEdit(MEMORY + file, Optional.ofNullable(memory.files().get(file)), made)));
    archived.forEach((file, lines) -> edits.add(appended(file, lines, archive.apply(file))));
    return edits;
  }

  private static FileEdit appended(String file, List<String> lines, Optional<String> before) {
    List<String> added = new ArrayList<>();
    if (before.isEmpty()) {
      added.add("# What was taken out of memory/" + file);
    }
    added.addAll(lines);
    int end = before.map(text -> Block.lines(text).size()).orElse(0);
    boolean endsWithLine = before.filter(text -> text.endsWith("\n")).isPresent();
    if (!endsWithLine) {
      added.add("");
      return new FileEdit(ARCHIVE + file, before, List.of(new Change(end, end, added)));
    }
    return new FileEdit(ARCHIVE + file, before, List.of(new Change(end - 1, end - 1, added)));
  }
}
