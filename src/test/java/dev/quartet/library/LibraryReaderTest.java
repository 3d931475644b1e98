package dev.quartet.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.TestWorkspace;
import dev.quartet.library.PipelineManifest.Stage;
import dev.quartet.library.SkillManifest.SkillTier;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import dev.quartet.platform.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryReaderTest {
  private static final String GOOD = "description: fine\neffect: read\n";

  @TempDir Path folder;
  private final Processes processes = new Processes();
  private TestWorkspace files;

  @BeforeEach
  void make() {
    files = new TestWorkspace(folder);
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private LibraryReader reader() {
    return new LibraryReader(folder.resolve("shipped"), files.open(processes));
  }

  private Library read() {
    return reader().read();
  }

  @Test
  void reads_every_type_of_parameter_and_checks_values() {
    files
        .trusted()
        .script(
            "acme/all",
            """
            description: everything
            effect: money
            needs: [A_KEY|B_KEY, C_KEY]
            params:
              - {name: text, required: true}
              - {name: flag, type: flag}
              - {name: integer, type: integer, default: 3}
              - {name: number, type: number}
              - {name: date, type: date}
              - {name: enum, type: enum, values: [open, closed]}
              - {name: pattern, type: pattern, pattern: "[a-z]{3}"}
              - {name: list, type: list}
            timeout: 5s
            cache: 1m
            """,
            "echo\n");

    ScriptManifest script = read().script("acme/all");

    assertThat(script.needs()).containsExactly(List.of("A_KEY", "B_KEY"), List.of("C_KEY"));
    assertThat(script.execution().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(script.effect()).isEqualTo(Effect.MONEY);
    assertThat(
            script.checked(
                Map.of("text", "a", "flag", "yes", "enum", "OPEN", "list", "a,b"),
                Map.of("pattern", "eur", "integer", "7")))
        .containsExactly(
            Map.entry("text", "a"),
            Map.entry("flag", "true"),
            Map.entry("integer", "7"),
            Map.entry("enum", "open"),
            Map.entry("pattern", "eur"),
            Map.entry("list", "a,b"));
    for (String wrong :
        List.of(
            "integer=1.5",
            "number=x",
            "date=2026-02-30",
            "enum=ajar",
            "pattern=euro",
            "flag=perhaps",
            "none=1")) {
      String[] parts = wrong.split("=", 2);
      assertThatThrownBy(() -> script.checked(Map.of("text", "a", parts[0], parts[1]), Map.of()))
          .as(wrong)
          .isInstanceOf(Problem.class);
    }
    assertThatThrownBy(() -> script.checked(Map.of(), Map.of()))
        .hasMessageContaining("needs --text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "effect: read                                  | 3 | 'description' is missing",
        "description: x                                | 3 | 'effect' is missing",
        "description: x;effect: sometimes              | 3 | unknown effect 'sometimes'",
        "description: x;effect: read;parameters: []    | 5 | unknown key 'parameters'",
        "description: x;effect: read;timeout: long     | 5 | expected a duration",
        "description: x;effect: read;access: [moon]    | 5 | unknown access 'moon'",
        "description: x;effect: read;params: [{type: text}] | 5 | 'name' is missing",
        "description: x;effect: read;params: [{name: A_B}]  | 5 | parameter name 'A_B'",
        "description: x;effect: read;params: [{name: a, type: blob}] | 5 | unknown type 'blob'",
        "description: x;effect: read;params: [{name: a, type: enum}] | 5 | an enum needs its"
            + " values",
        "description: x;effect: read;params: [{name: a, type: pattern, pattern: (}] | 5 | not a"
            + " regular expression",
        "description: x;effect: read;params: [{name: a, type: integer, default: x}] | 5 | the"
            + " default is wrong",
        "description: [x                               | 4 | not valid YAML"
      })
  void a_broken_manifest_is_named_and_takes_no_other_script_down(
      String head, int line, String complaint) {
    files.script("acme/broken", head.replace(";", "\n"), "echo\n");
    files.script("acme/good", GOOD, "echo\n");

    Library library = read();

    assertThat(library.scripts()).containsOnlyKeys("acme/good");
    assertThat(library.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.path()).hasFileName("broken.sh");
          assertThat(problem.message()).contains(complaint);
          assertThat(problem.line()).isEqualTo(line);
        });
  }

  @Test
  void files_without_a_head_or_in_another_encoding_are_problems() throws IOException {
    files.write("scripts/acme/plain.sh", "echo hello\n");
    Files.write(files.write("scripts/acme/latin.sh", ""), new byte[] {(byte) 0xe9, 10});
    files.write("skills/empty/SKILL.md", "");
    files.write(
        "skills/odd/SKILL.md", "---\ndescription: x\nmetadata: {quartet-tier: best}\n---\n");
    files.write("pipelines/none.yaml", "description: x\n");
    files.write(
        "pipelines/unknown.yaml",
        "description: x\nstages:\n  - {name: a}\n  - {name: b, context: [c]}\n");

    assertThat(read().problems())
        .extracting(problem -> problem.path().getFileName() + ":" + problem.line())
        .containsExactlyInAnyOrder(
            "plain.sh:1",
            "latin.sh:1",
            "SKILL.md:1",
            "SKILL.md:3",
            "none.yaml:1",
            "unknown.yaml:4");
  }

  @Test
  void reads_skills_leniently_and_pipelines_by_stage() {
    files.trusted();
    files.write(
        "skills/post/SKILL.md",
        """
        ---
        name: post
        description: Write a post
        license: MIT
        future: 1
        metadata: {quartet-tier: specialist}
        ---
        Be brief.
        """);
    files.write(
        "pipelines/page.yaml",
        """
        description: A page
        inputs: [topic]
        stages:
          - {name: content, role: workhorse, skill: post, context: [topic]}
          - {name: build, role: specialist, context: [content], budget: 0.25, approve: true}
        """);

    Library library = read();

    SkillManifest skill = library.skill("post");
    assertThat(skill.tier()).isEqualTo(SkillTier.SPECIALIST);
    assertThat(library.skillInstructions(skill)).isEqualTo("Be brief.");
    Stage build = library.pipeline("page").stages().getLast();
    assertThat(build.budget()).contains(250_000_000L);
    assertThat(build.context()).containsExactly("content");
    assertThat(build.approve()).isTrue();
  }

  @Test
  void a_workspaces_entry_overrides_a_shipped_one_only_once_trusted() throws IOException {
    files.write("quartet.yaml", "");
    files.script("acme/it", "description: ours\neffect: read\n", "echo\n");
    files.script("acme/new", GOOD, "echo\n");
    Path shipped = folder.resolve("shipped/scripts/acme/it.sh");
    Files.createDirectories(shipped.getParent());
    Files.writeString(shipped, "# ---\n# description: shipped\n# effect: read\n# ---\n");

    Library untrusted = read();
    assertThat(untrusted.script("acme/it").description()).isEqualTo("shipped");
    assertThat(untrusted.scriptIndex()).isEqualTo("acme: it");
    assertThatThrownBy(() -> untrusted.script("acme/new"))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("untrusted"));

    files.trusted();
    assertThat(read().script("acme/it").description()).isEqualTo("ours");
    assertThat(read().scriptIndex()).isEqualTo("acme: it new");
  }

  @Test
  void a_changed_file_is_seen_within_a_second() {
    var clock = new SettableClock("2026-11-23T12:00:00Z");
    var live = new LiveLibrary(reader(), clock);
    assertThat(live.get().scripts()).isEmpty();
    files.script("acme/it", GOOD, "echo\n");

    assertThat(live.get().scripts()).as("not looked at again yet").isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(live.get().scripts()).containsOnlyKeys("acme/it");
    Library known = live.get();
    clock.advance(Duration.ofSeconds(1));
    assertThat(live.get()).isSameAs(known);
  }
}
