package dev.quartet.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A canvas of dots in the terminal: each character holds two by four of them. */
final class BraillePlot {
  private static final char BLANK = '\u2800';
  private static final int[][] DOTS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

  private final int width;
  private final int height;
  private final char[][] cells;

  /** A canvas of so many characters. */
  BraillePlot(int width, int height) {
    this.width = width * 2 - 1;
    this.height = height * 4 - 1;
    this.cells = new char[height][width];
    for (char[] row : cells) {
      Arrays.fill(row, BLANK);
    }
  }

  /** Draws a line between two places, each from 0 (left, bottom) to 1; what lies outside is cut. */
  BraillePlot line(double fromX, double fromY, double toX, double toY) {
    double longest = Math.max(Math.abs(toX - fromX) * width, Math.abs(toY - fromY) * height);
    int steps = Math.max(1, (int) Math.ceil(longest));
    for (int step = 0; step <= steps; step++) {
      double along = (double) step / steps;
      dot(fromX + (toX - fromX) * along, fromY + (toY - fromY) * along);
    }
    return this;
  }

  private void dot(double x, double y) {
    if (isInside(x, y)) {
      int column = (int) Math.round(x * width);
      int row = height - (int) Math.round(y * height);
      char cell = cells[row / 4][column / 2];
      int dots = cell >= BLANK && cell <= BLANK + 0xFF ? cell - BLANK : 0xFF;
      cells[row / 4][column / 2] = (char) (BLANK + (dots | DOTS[column % 2][row % 4]));
    }
  }

  /** Puts a character over whatever is there. */
  BraillePlot mark(double x, double y, char mark) {
    if (isInside(x, y)) {
      int row = height - (int) Math.round(y * height);
      cells[row / 4][(int) Math.round(x * width) / 2] = mark;
    }
    return this;
  }

  private static boolean isInside(double x, double y) {
    return x >= 0 && x <= 1 && y >= 0 && y <= 1;
  }

  /** The canvas from top to bottom. */
  List<String> lines() {
    return Stream.of(cells).map(String::new).toList();
  }
}
