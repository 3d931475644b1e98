package dev.quartet.jobs.heartbeat.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one file.
 *
 * @param path within the workspace
 * @param before what stands in it; empty: it is new
 * @param changes that do not overlap
 */
record FileEdit(String path, Optional<String> before, List<Change> changes) {
  /**
   * Lines that are replaced by others.
   *
   * @param from the first line, from 0
   * @param to the line after the last; {@code from} when lines are only added
   */
  record Change(int from, int to, List<String> lines) {}

  FileEdit {
    changes = changes.stream().sorted(Comparator.comparingInt(Change::from)).toList();
  }

  private List<String> lines() {
    return before.map(Block::lines).orElse(List.of());
  }

  String after() {
    List<String> lines = new ArrayList<>(lines());
    changes
        .reversed()
        .forEach(change -> {
          List<String> replaced = lines.subList(change.from(), change.to());
          replaced.clear();
          replaced.addAll(change.lines());
        });
    return String.join("\n", lines);
  }

  /** As {@code diff -U0} shows it. */
  String diff() {
    var text = new StringBuilder();
    text.append("--- ").append(before.isPresent() ? "a/" + path : "/dev/null").append('\n');
    text.append("+++ b/").append(path).append('\n');
    int shift = 0;
    for (Change change : changes) {
      List<String> removed = lines().subList(change.from(), change.to());
      text.append("@@ -").append(range(change.from(), removed.size()));
      text.append(" +").append(range(change.from() + shift, change.lines().size()));
      text.append(" @@\n");
      removed.forEach(line -> text.append('-').append(line).append('\n'));
      change.lines().forEach(line -> text.append('+').append(line).append('\n'));
      shift += change.lines().size() - removed.size();
    }
    return text.toString();
  }

  private static String range(int from, int count) {
    return (count == 0 ? from : from + 1) + "," + count;
  }
}
