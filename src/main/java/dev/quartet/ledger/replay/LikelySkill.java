package dev.quartet.ledger.replay;

import dev.quartet.decision.reflex.Canonical;
import dev.quartet.decision.reflex.Words;
import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Embeddings;
import dev.quartet.platform.Lazy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The skill that the workhorse would likely work by: a guess by words and meaning, made to be right
 * rather than complete.
 */
final class LikelySkill {
  private static final String WHEN = "Use when";

  /** The likeness from which on a skill is named; nearer when the words of its name occur. */
  private static final double LIKE = 0.80;

  private static final double LIKE_WHEN_NAMED = 0.68;

  /** The beginning says what is wanted; the rest is what it is to be done with. */
  private static final int TELLING_CHARACTERS = 200;

  /** A skill by its name's words and the vector of what it is for. */
  private static final class Known {
    private final String id;
    private final Set<String> words;
    private final float[] vector;

    Known(String id, Set<String> words, float[] vector) {
      this.id = id;
      this.words = words;
      this.vector = vector;
    }
  }

  private final Supplier<List<Known>> skills;
  private final Embeddings embeddings;

  LikelySkill(Library library, Embeddings embeddings) {
    this.embeddings = embeddings;
    this.skills =
        new Lazy<>(() ->
            library.skills().values().stream()
                .filter(skill -> skill.origin().mayRun())
                .map(this::known)
                .toList());
  }

  private Known known(SkillManifest skill) {
    String description = skill.description();
    int when = description.indexOf(WHEN);
    String asked = when < 0 ? description : description.substring(when + WHEN.length());
    String name = skill.id().replace('-', ' ');
    return new Known(
        skill.id(), new HashSet<>(Words.content(name)), embeddings.embed(name + ": " + asked));
  }

  Optional<String> of(String text) {
    String telling = text.substring(0, Math.min(text.length(), TELLING_CHARACTERS));
    float[] vector = embeddings.embed(Canonical.of(telling));
    Set<String> words = new HashSet<>(Words.content(text));
    String best = "";
    double nearest = 0;
    for (Known skill : skills.get()) {
      double likeness = Embeddings.likeness(skill.vector, vector);
      double needed = words.containsAll(skill.words) ? LIKE_WHEN_NAMED : LIKE;
      if (likeness >= needed && likeness - needed >= nearest) {
        best = skill.id;
        nearest = likeness - needed;
      }
    }
    return Optional.of(best).filter(id -> !id.isEmpty());
  }
}
