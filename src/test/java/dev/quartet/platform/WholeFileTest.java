package dev.quartet.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void a_file_is_written_into_a_new_folder_and_replaced_later() throws IOException {
    Path file = folder.resolve("new/kept");
    WholeFile.write(file, out -> out.write("old".getBytes(UTF_8)));
    WholeFile.write(file, out -> out.write("new".getBytes(UTF_8)));

    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void what_fails_half_way_leaves_the_old_content_and_nothing_else() throws IOException {
    Path file = folder.resolve("kept");
    WholeFile.write(file, out -> out.write("old".getBytes(UTF_8)));

    assertThatThrownBy(() ->
            WholeFile.write(
                file,
                out -> {
                  out.write("ne".getBytes(UTF_8));
                  throw new IOException("no more");
                }))
        .hasMessage("no more");
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
