package dev.quartet.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as wide as they need to be; numbers are set to the right. */
final class Table {
  private static final int WIDEST = 60;

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(Console console) {
    int[] widths = new int[head.size()];
    List<List<String>> all = new ArrayList<>(List.of(head));
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
      }
    }
    for (List<String> row : all) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(cell(row.get(i), widths[i], isNumber(i))).append("  ");
      }
      console.say(line.toString().stripTrailing());
    }
  }

  private boolean isNumber(int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("[-$]*[\\d.,]+( ?[%a-z]+)?|-|"));
  }

  private static String cell(String text, int width, boolean right) {
    String line = text.replaceAll("\\s+", " ");
    String fitting = line.length() > width ? line.substring(0, width - 1) + "…" : line;
    String padding = " ".repeat(width - fitting.length());
    return right ? padding + fitting : fitting + padding;
  }
}
