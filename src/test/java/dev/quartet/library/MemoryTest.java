package dev.quartet.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.platform.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  @TempDir private Path folder;
  private TestWorkspace files;

  @BeforeEach
  void begins() {
    files = new TestWorkspace(folder);
  }

  private Memory memory() {
    return new Memory(files.root.resolve("memory"));
  }

  @Test
  void has_a_line_for_each_file() {
    files.write(
        "memory/clients/acme.md", "# Acme Ltd\n\n> Bills quarterly.\n\n## People\n\nPriya.\n");
    files.write(
        "memory/deploys.md",
        """
        ---
        title: Shipping
        description: When and how
        date: 2026-03-04
        ---
        Never on Fridays.
        """);
    files.write("memory/loose-ends.md", "Just a line.\n");

    assertThat(memory().entries())
        .extracting(Memory.Entry::file, Memory.Entry::title, Memory.Entry::description)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("clients/acme.md", "Acme Ltd", "Bills quarterly."),
            org.assertj.core.groups.Tuple.tuple("deploys.md", "Shipping", "When and how"),
            org.assertj.core.groups.Tuple.tuple("loose-ends.md", "loose ends", "Just a line."));
    assertThat(memory().entries().get(1).date()).isEqualTo(LocalDate.parse("2026-03-04"));
  }

  @Test
  void falls_into_sections_by_heading_but_not_within_code() {
    files.write(
        "memory/a.md",
        "before\n\n# One\n\n```\n# no heading\n```\n\n## Two ##\n\ntext\n\n## Empty\n\n#nope\n");
    assertThat(memory().sections())
        .extracting(Memory.Section::heading, Memory.Section::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("One", 1),
            org.assertj.core.groups.Tuple.tuple("One", 3),
            org.assertj.core.groups.Tuple.tuple("Two", 9),
            org.assertj.core.groups.Tuple.tuple("Empty", 13));
  }

  @Test
  void a_broken_file_takes_no_other_down() throws IOException {
    files.write("memory/good.md", "# Good\n\nYes.\n");
    files.write("memory/head.md", "---\n[broken\n---\n# Head\n\nStill read.\n");
    Files.write(files.root.resolve("memory/latin.md"), new byte[] {'#', ' ', (byte) 0xe4, '\n'});

    Memory memory = memory();

    assertThat(memory.entries())
        .extracting(Memory.Entry::file)
        .containsExactly("good.md", "head.md");
    assertThat(memory.entries().get(1).sections())
        .extracting(Memory.Section::text)
        .containsExactly("Still read.");
    assertThat(memory.problems())
        .extracting(problem -> String.valueOf(problem.path().getFileName()))
        .containsExactly("head.md", "latin.md");
  }

  @Test
  void is_checked_for_what_makes_it_hard_or_unsafe_to_recall() {
    files.write("memory/untitled.md", "No heading.\n");
    files.write("memory/leak.md", "# Leak\n\n## Shop\n\npassword: hunter22\n");
    files.write("memory/long.md", "# Long\n\n" + "word ".repeat(600) + "\n");
    files.write("memory/empty.md", "# Empty\n");
    try (var processes = new Processes()) {
      List<LibraryProblem> problems =
          MemoryCheck.problems(memory(), files.open(processes).secrets());
      assertThat(problems)
          .extracting(LibraryProblem::message)
          .containsExactly(
              "says nothing",
              "'Shop' bears a password",
              "'Long' has 2999 characters, and is cut when it is recalled",
              "has no title");
      assertThat(problems.get(1).line()).isEqualTo(3);
    }
  }
}
