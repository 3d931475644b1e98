package dev.quartet.jobs.heartbeat.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands together in a file of the memory: a paragraph, or an item of a list with what belongs
 * to it.
 *
 * @param heading the nearest one above it; may be empty
 * @param from its first line, from 0
 * @param to the line after its last
 */
record Block(String file, String heading, int from, int to, String text) {
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+\\S.*");
  private static final Pattern ITEM = Pattern.compile("[-*]\\s+\\S.*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");

  /** The lines of a text; the last one is empty when the text ends with a line's end. */
  static List<String> lines(String text) {
    return List.of(text.split("\n", -1));
  }

  boolean isItem() {
    return ITEM.matcher(text.lines().findFirst().orElse("")).matches();
  }

  /** Code is not prose: it is neither rewritten nor marked. */
  boolean isCode() {
    return text.lines().anyMatch(line -> FENCE.matcher(line).matches());
  }

  static List<Block> of(String file, String text) {
    return new Reading(file, lines(text.replace("\r\n", "\n"))).blocks();
  }

  /** Reads one file from top to bottom. */
  private static final class Reading {
    private final String file;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private String heading = "";
    private int open = -1;
    private boolean fenced;

    Reading(String file, List<String> lines) {
      this.file = file;
      this.lines = lines;
    }

    List<Block> blocks() {
      for (int i = head(); i < lines.size(); i++) {
        line(i, lines.get(i));
      }
      close(lines.size());
      return blocks;
    }

    private int head() {
      if (lines.getFirst().strip().equals("---")) {
        for (int i = 1; i < lines.size(); i++) {
          if (lines.get(i).strip().equals("---")) {
            return i + 1;
          }
        }
      }
      return 0;
    }

    private void line(int number, String line) {
      boolean fence = FENCE.matcher(line).matches();
      if (!fenced && !fence) {
        if (HEADING.matcher(line).matches()) {
          close(number);
          heading = line.replaceFirst("^#+\\s+", "").strip();
          return;
        }
        if (line.isBlank() || ITEM.matcher(line).matches()) {
          close(number);
        }
      }
      fenced ^= fence;
      if (open < 0 && !line.isBlank()) {
        open = number;
      }
    }

    private void close(int end) {
      if (open >= 0) {
        String text = String.join("\n", lines.subList(open, end)).stripTrailing();
        blocks.add(new Block(file, heading, open, open + lines(text).size(), text));
      }
      open = -1;
    }
  }
}
