package dev.quartet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.platform.Cancellation.Cancelled;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalEmbeddingsTest {
  private static final Path CACHE = Path.of(System.getProperty("quartet.cache"), "native");

  @Test
  void sentences_of_one_meaning_are_nearer_than_others() {
    try (var embeddings = new LocalEmbeddings(CACHE)) {
      float[] disk = embeddings.embed("How much disk space is left?");
      double same = Embeddings.likeness(disk, embeddings.embed("how full is the hard drive"));
      double other = Embeddings.likeness(disk, embeddings.embed("who wrote this poem"));

      assertThat(same).isGreaterThan(other + 0.1);
    }
  }

  @Test
  void nothing_is_computed_after_it_was_closed() {
    var embeddings = new LocalEmbeddings(CACHE);
    embeddings.close();

    assertThatThrownBy(() -> embeddings.embed("too late")).isInstanceOf(Cancelled.class);
  }
}
