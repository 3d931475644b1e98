package dev.quartet.library.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
  private static final Notes.Author ADA = new Notes.Author("ada", Optional.of("r_1"));
  private static final String DEPLOYS =
      """
      # Deploys

      ## When we ship

      Releases go out on Tuesdays before noon.

      ## Roll back

      Run the previous tag again.
      """;

  @TempDir private Path folder;
  private KnownFacts facts;

  @BeforeEach
  void begins() {
    facts = KnownFacts.none(folder);
    facts.files.write("memory/deploys.md", DEPLOYS);
  }

  @AfterEach
  void closes_everything() {
    facts.close();
  }

  private String noted(String text, Optional<String> file) {
    return facts.notes.write(facts.notes.prepared(text, file), ADA);
  }

  private String read(String file) throws IOException {
    return Files.readString(facts.files.root.resolve("memory").resolve(file));
  }

  private void assertRefused(String text, Optional<String> file, String code) {
    assertThatThrownBy(() -> facts.notes.prepared(text, file))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void adds_a_dated_note_with_its_author_below_what_stands_there() throws IOException {
    assertThat(noted("Never on a Friday.", Optional.of("deploys")))
        .isEqualTo("Noted in memory/deploys.md");
    assertThat(noted("Ask Marta\n# first", Optional.of("deploys.md"))).contains("deploys.md");

    assertThat(read("deploys.md"))
        .isEqualTo(
            DEPLOYS
                + "\n## Notes\n\n- 2026-11-23 (ada, request r_1): Never on a Friday.\n"
                + "- 2026-11-23 (ada, request r_1): Ask Marta\n  # first\n");
  }

  @Test
  void adds_to_the_notes_where_they_are_and_keeps_what_comes_after() throws IOException {
    facts.files.write("memory/team.md", "# Team\n\n## Notes\n\n- old\n\n## Rooms\n\nFour.\n");
    noted("Bea leads mobile.", Optional.of("team"));
    assertThat(read("team.md"))
        .isEqualTo(
            """
            # Team

            ## Notes

            - old
            - 2026-11-23 (ada, request r_1): Bea leads mobile.

            ## Rooms

            Four.
            """);
  }

  @Test
  void finds_the_file_that_is_about_the_same() throws IOException {
    noted("Releases do not go out on a Friday; we ship on Tuesdays.", Optional.empty());
    noted("The coffee machine is descaled each first Monday.", Optional.empty());
    assertThat(read("deploys.md")).contains("do not go out on a Friday");
    assertThat(read("notes.md")).startsWith("# Notes\n\n## Notes\n\n- ").contains("coffee machine");
  }

  @Test
  void does_not_write_the_same_twice() throws IOException {
    noted("Never on a Friday.", Optional.of("deploys"));
    String before = read("deploys.md");
    assertThat(noted("Never  on a\nFriday.", Optional.of("other")))
        .isEqualTo("It is noted already, in memory/deploys.md");
    assertThat(noted("Run the previous tag again.", Optional.of("other")))
        .isEqualTo("It is noted already, in memory/deploys.md");
    assertThat(read("deploys.md")).isEqualTo(before);
    assertThat(facts.files.root.resolve("memory/other.md")).doesNotExist();
    assertThat(noted("Never", Optional.of("other"))).isEqualTo("Noted in memory/other.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../quartet", "a/b", ".hidden", "/etc/passwd", "..", "a\\b", ""})
  void takes_only_a_plain_name_for_a_file(String name) {
    assertRefused("A fact.", Optional.of(name), "note_file");
  }

  @Test
  void does_not_follow_a_link_out_of_the_folder() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.md"), "untouched");
    Files.createSymbolicLink(facts.files.root.resolve("memory/link.md"), outside);
    assertThatThrownBy(() -> noted("A fact.", Optional.of("link"))).isInstanceOf(Problem.class);
    assertThat(outside).hasContent("untouched");
  }

  @Test
  void refuses_a_credential_of_the_workspace() {
    facts.files.secrets("SHOP_TOKEN=abcdefgh12\n");
    var workspace = facts.files.open(new dev.quartet.platform.Processes());
    var notes = new Notes(facts::library, facts.recall, workspace, facts.clock);
    assertThatThrownBy(() -> notes.prepared("The shop wants abcdefgh12.", Optional.of("shop")))
        .hasMessageContaining("nothing was noted");
  }

  @Test
  void refuses_what_looks_like_a_credential_and_what_is_empty_or_too_long() {
    assertRefused(
        "Stripe uses " + "sk_" + "live_4242424242424242", Optional.empty(), "secret_in_note");
    assertRefused(" ", Optional.empty(), "note");
    assertRefused("x".repeat(4001), Optional.empty(), "note");
    assertThat(facts.files.root.resolve("memory/notes.md")).doesNotExist();
  }

  @Test
  void keeps_the_line_endings_of_a_file() throws IOException {
    facts.files.write("memory/windows.md", "# Windows\r\n\r\nOne.\r\n");
    noted("Two.", Optional.of("windows"));
    assertThat(read("windows.md"))
        .isEqualTo(
            """
            # Windows

            One.

            ## Notes

            - 2026-11-23 (ada, request r_1): Two.
            """
                .replace("\n", "\r\n"));
  }
}
