package dev.quartet.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.model.TokenCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstructionsTest {
  private static final TokenCounter COUNTER = new TokenCounter();

  @TempDir Path folder;

  private String within(int tokens) {
    return Instructions.of(folder).orElseThrow().within(tokens, COUNTER::count);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void a_folder_without_them_or_with_empty_ones_says_nothing() throws IOException {
    assertThat(Instructions.of(folder)).isEmpty();
    write("AGENTS.md", " \n");
    assertThat(Instructions.of(folder)).isEmpty();
  }

  @Test
  void either_file_is_honoured_and_both_when_they_differ() throws IOException {
    write("CLAUDE.md", "Use tabs.");
    assertThat(within(100)).isEqualTo("Use tabs.");
    write("AGENTS.md", "Run the tests.");
    assertThat(within(100))
        .isEqualTo("From AGENTS.md:\nRun the tests.\n\nFrom CLAUDE.md:\nUse tabs.");
  }

  @Test
  void what_both_say_is_said_once() throws IOException {
    write("AGENTS.md", "Run the tests.\n");
    for (String same : new String[] {"Run  the tests.", "@AGENTS.md\n", "See AGENTS.md"}) {
      write("CLAUDE.md", same);
      assertThat(within(100)).isEqualTo("Run the tests.");
    }
  }

  @Test
  void a_cut_keeps_whole_lines_stays_within_the_tokens_and_is_told() throws IOException {
    write("AGENTS.md", "Run the tests before each commit, please.\n".repeat(500));

    String cut = within(200);

    assertThat(COUNTER.count(cut)).isBetween(150, 200);
    assertThat(cut).startsWith("Run the tests before each commit, please.\nRun");
    assertThat(cut).contains("please.\n… cut here").endsWith("stands in AGENTS.md.");
  }

  @Test
  void one_endless_line_is_cut_too() throws IOException {
    write("AGENTS.md", "word ".repeat(100_000));
    assertThat(COUNTER.count(within(200))).isBetween(150, 200);
  }
}
