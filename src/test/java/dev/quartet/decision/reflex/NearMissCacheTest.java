package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearMissCacheTest {
  @TempDir private Path folder;
  private final AtomicInteger computed = new AtomicInteger();
  private TestWorkspace files;

  @BeforeEach
  void a_script() {
    files = new TestWorkspace(folder).trusted();
    script("text");
  }

  private void script(String type) {
    files.script(
        "shop/orders",
        "description: Orders\neffect: read\nparams:\n  - {name: state, type: "
            + type
            + ", description: which}\nexamples: [Show the orders]\nnot: [Write an order]\n",
        "echo\n");
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
    return new NearMissCache(new LearnedFiles(folder.resolve("cache")))
        .of(
            scripts(),
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
  void a_broken_file_is_only_slower() throws IOException {
    var _ = kept();
    try (Stream<Path> cached = Files.list(folder.resolve("cache"))) {
      for (Path file : cached.toList()) {
        Files.writeString(file, "{ not json");
      }
    }
    assertThat(kept()).isEqualTo(List.of(List.of("Write an order")));
    assertThat(computed).hasValue(2);
  }
}
