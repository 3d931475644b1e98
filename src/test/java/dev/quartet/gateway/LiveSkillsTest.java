package dev.quartet.gateway;

import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import dev.quartet.platform.SettableClock;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Skills that change under a running server. */
class LiveSkillsTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
  private ModelServer models;
  private RunningGateway server;

  @BeforeEach
  void start() throws IOException {
    models = new ModelServer(_ -> Scripted.text("Larch, quiet and warm"));
    server =
        new RunningGateway(
            folder,
            clock,
            Map.of(
                "ANTHROPIC_API_KEY", "simulated", "ANTHROPIC_BASE_URL", models.anthropicBaseUrl()));
  }

  @AfterEach
  void stop() {
    server.close();
    models.close();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve("home").resolve(name).resolve("SKILL.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    clock.advance(Duration.ofMillis(1_001));
  }

  private static String skill(String name, String rule) {
    return "---\nname: %s\ndescription: Writes a %s\n---\nThe rule is %s.\n"
        .formatted(name, name, rule);
  }

  /** The status of a request that works by a skill, and what the model was told for it. */
  private String told(String name) throws Exception {
    int before = models.requests().size();
    JsonNode reply = json(server.post("/api/requests", "{\"text\":\"/" + name + " on larch\"}"));
    return models.requests().size() == before
        ? reply.path("error").path("code").asText()
        : models.requests().getLast().body().toString();
  }

  private List<String> listed() throws Exception {
    List<String> ids = new ArrayList<>();
    Json.tree(server.get("/api/library/skills").body())
        .forEach(skill -> ids.add(skill.path("id").asText()));
    return ids;
  }

  private void othersAreWell() throws Exception {
    assertThat(told("letter")).contains("The rule is steady.");
    assertThat(json(server.post("/api/requests", "{\"text\":\"/shop/orders\"}")).path("status"))
        .hasToString("\"answered\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {".quartet/skills/", ".agents/skills/", ".claude/skills/"})
  void one_that_is_added_edited_broken_and_repaired_is_as_its_file_is_within_two_seconds(
      String source) throws Exception {
    write(".quartet/skills/letter", skill("letter", "steady"));
    assertThat(listed()).containsExactly("letter");
    String haiku = source + "haiku";

    write(haiku, skill("haiku", "five syllables"));
    assertThat(listed()).containsExactly("haiku", "letter");
    assertThat(told("haiku")).contains("The rule is five syllables.");
    othersAreWell();

    write(haiku, skill("haiku", "seven syllables"));
    assertThat(told("haiku")).contains("The rule is seven syllables.");
    othersAreWell();

    write(haiku, "no head at all");
    assertThat(listed()).containsExactly("letter");
    assertThat(told("haiku")).isEqualTo("unknown_route");
    assertThat(server.app.library.get().errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).endsWithRaw(Path.of("haiku/SKILL.md")));
    othersAreWell();

    write(haiku, skill("haiku", "five again"));
    assertThat(told("haiku")).contains("The rule is five again.");
    assertThat(server.app.library.get().problems()).isEmpty();
    othersAreWell();

    Files.delete(folder.resolve("home").resolve(haiku).resolve("SKILL.md"));
    clock.advance(Duration.ofMillis(1_001));
    assertThat(listed()).containsExactly("letter");
  }

  @Test
  void an_entry_is_shown_in_its_three_depths() throws Exception {
    write(".quartet/skills/letter", skill("letter", "steady"));

    assertThat(server.get("/api/library/index").body())
        .contains("{\"id\":\"letter\",\"text\":\"letter: Writes a letter\"}", "shop/orders: ");
    JsonNode entry = json(server.get("/api/library/entry?kind=skill&id=letter"));
    assertThat(entry.path("registry").asText()).isEqualTo("skill letter: Writes a letter");
    assertThat(entry.path("resource").asText()).isEqualTo("The rule is steady.");
    assertThat(json(server.get("/api/library/entry?kind=script&id=shop/orders")).path("resource"))
        .asString()
        .contains("42 orders");
    Path memory = folder.resolve("home/.quartet/memory/prices.md");
    Files.createDirectories(memory.getParent());
    Files.writeString(memory, "# Prices\n\nLarch costs 40 a metre.\n");
    clock.advance(Duration.ofMillis(1_001));
    assertThat(json(server.get("/api/library/entry?kind=memory&id=prices.md")).path("resource"))
        .asString()
        .contains("Larch costs 40");
    assertThat(server.get("/api/library/entry?kind=spell&id=x").body()).contains("unknown_kind");
    assertThat(server.get("/api/library/entry?kind=skill&id=x").body()).contains("unknown_skill");
  }

  @Test
  void the_teams_instructions_are_as_their_file_is() throws Exception {
    write(".quartet/skills/letter", skill("letter", "steady"));
    Files.writeString(folder.resolve("home/.quartet/CLAUDE.md"), "Sign every text with Larch.");
    clock.advance(Duration.ofMillis(1_001));

    assertThat(told("letter")).contains("Sign every text with Larch.");
  }
}
