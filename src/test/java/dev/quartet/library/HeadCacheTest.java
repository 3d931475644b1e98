package dev.quartet.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.platform.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadCacheTest {
  private static final String HEAD =
      "description: Ünïcode\nneeds: [A|B, C]\nparams:\n  - {name: x, type: text}\nempty:\n";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void keeps_a_head() {
    file = folder.resolve("cache/heads");
    HeadCache cache = HeadCache.open(file);
    assertThat(cache.read(HEAD, 3)).isEqualTo(Yaml.read(HEAD, 3));
    cache.save();
  }

  @Test
  void a_kept_head_is_the_one_that_was_parsed_lines_included() {
    assertThat(file).isRegularFile();
    assertThat(HeadCache.open(file).read(HEAD, 3)).isEqualTo(Yaml.read(HEAD, 3));
    assertThat(HeadCache.open(file).read(HEAD, 9)).isEqualTo(Yaml.read(HEAD, 9));
  }

  @Test
  void a_kept_head_is_not_parsed_again() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("text");
    bytes[at] = 'n';
    Files.write(file, bytes);
    assertThat(HeadCache.open(file).read(HEAD, 3).toString()).contains("next");
  }

  @Test
  void a_changed_head_is_parsed() {
    String changed = HEAD.replace("text", "date");
    assertThat(HeadCache.open(file).read(changed, 3)).isEqualTo(Yaml.read(changed, 3));
  }

  @Test
  void a_broken_cache_is_done_without() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(HeadCache.open(file).read(HEAD, 3)).isEqualTo(Yaml.read(HEAD, 3));
  }
}
