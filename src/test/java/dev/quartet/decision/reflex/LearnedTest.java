package dev.quartet.decision.reflex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.decision.reflex.intent.Explanation;
import dev.quartet.decision.reflex.intent.Features;
import dev.quartet.decision.reflex.intent.Intent;
import dev.quartet.decision.reflex.intent.IntentIndex;
import dev.quartet.decision.reflex.intent.VectorIndex;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedTest {
  @TempDir private Path folder;
  private final AtomicInteger computed = new AtomicInteger();
  private TestWorkspace files;

  @BeforeEach
  void a_script() {
    files = new TestWorkspace(folder).trusted();
    script("text");
  }

  private void script(String type) {
    script(type, "echo\n");
  }

  private void script(String type, String body) {
    files.script(
        "shop/orders",
        "description: Orders\neffect: read\nparams:\n  - {name: state, type: "
            + type
            + ", description: which}\nexamples: [Show the orders]\nnot: [Write an order]\n",
        body);
  }

  private List<ScriptManifest> scripts() {
    try (var processes = new Processes()) {
      return List.copyOf(
          new LibraryReader(folder.resolve("none"), files.open(processes))
              .read()
              .scripts()
              .values());
    }
  }

  private List<List<String>> kept() {
    return new Learned(new LearnedFiles(folder.resolve("cache"), scripts()))
        .nearMisses(
            1,
            () -> {
              computed.incrementAndGet();
              return List.of(List.of("Write an order"));
            });
  }

  @Test
  void what_was_found_is_found_once_for_the_same_scripts() {
    assertThat(kept()).isEqualTo(List.of(List.of("Write an order")));
    assertThat(kept()).isEqualTo(List.of(List.of("Write an order")));
    assertThat(computed).hasValue(1);
  }

  @Test
  void a_parameter_that_changes_makes_the_rules_be_tried_again() {
    var _ = kept();
    script("integer");
    var _ = kept();
    assertThat(computed).hasValue(2);
  }

  @Test
  void how_a_script_does_its_work_changes_nothing() {
    var _ = kept();
    script("text", "echo otherwise\n");
    var _ = kept();
    assertThat(computed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"
      })
  void a_broken_file_is_only_slower(String content) throws IOException {
    var _ = kept();
    try (Stream<Path> cached = Files.list(folder.resolve("cache"))) {
      for (Path file : cached.toList()) {
        Files.writeString(file, content, ISO_8859_1);
      }
    }
    assertThat(kept()).isEqualTo(List.of(List.of("Write an order")));
    assertThat(computed).hasValue(2);
  }

  @Test
  void only_the_latest_states_of_libraries_are_kept() throws IOException {
    for (int i = 0; i < 12; i++) {
      files.script(
          "shop/orders",
          "description: Orders " + i + "\neffect: read\nexamples: [Show the orders]\n",
          "echo\n");
      var _ = kept();
    }
    try (Stream<Path> cached = Files.list(folder.resolve("cache"))) {
      assertThat(cached).hasSize(8);
    }
    var _ = kept();
    assertThat(computed).as("the last one is there").hasValue(12);
  }

  @Test
  void meanings_are_kept_as_they_were() {
    var intent = new Intent("a", "things", List.of("one thing", "two things"), List.of("no thing"));
    Map<String, float[]> vectors =
        Stream.of("things", "one thing", "two things", "no thing", "weather")
            .collect(toMap(text -> text, LearnedTest::vector));
    var learned = new Learned(new LearnedFiles(folder.resolve("cache"), scripts()));
    Supplier<VectorIndex> compute =
        () -> VectorIndex.of(List.of(intent), List.of("weather"), vectors);
    var first =
        new IntentIndex(List.of(intent), learned.meanings(List.of(intent), compute), Words::of);
    var again =
        new IntentIndex(
            List.of(intent),
            learned.meanings(
                List.of(intent),
                () -> {
                  throw new AssertionError("computed again");
                }),
            Words::of);
    float[] asked = vector("two things");

    assertThat(figures(again, asked)).isEqualTo(figures(first, asked));
    assertThat(figures(again, asked)).isNotEqualTo(figures(first, vector("weather")));
  }

  private static float[] vector(String text) {
    float[] vector = new float[16];
    vector[text.length() % 16] = 1;
    vector[text.charAt(0) % 16] = 0.5f;
    return vector;
  }

  private static Map<String, Double> figures(IntentIndex index, float[] vector) {
    return Features.of(index.scores(vector, List.of("thing")), 0, Explanation.WHOLE).named();
  }
}
