package dev.quartet.execution.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.model.Message;
import dev.quartet.model.TokenCounter;
import dev.quartet.platform.Problem;
import dev.quartet.run.ContextManifest.Omission;
import dev.quartet.run.ContextManifest.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextPackTest {
  private static final TokenCounter COUNTER = new TokenCounter();

  private static ContextPack.Builder builder(int limit) {
    return new ContextPack.Builder(COUNTER, limits(limit)).prefix("Be brief.", List.of());
  }

  private static ContextLimits limits(int limit) {
    return new ContextLimits("test", limit, 0, limit, limit, limit, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 160, 1000})
  void never_exceeds_its_limit_and_counts_what_it_really_sends(int limit) {
    ContextPack pack =
        builder(limit)
            .ask("request", "Why?")
            .offer("short", "one two three")
            .offer("long", "word ".repeat(60))
            .offer("other", "four five six")
            .build();

    assertThat(pack.tokens()).isLessThanOrEqualTo(limit);
    String turn = ((Message.User) pack.messages().getLast()).text();
    int sent = COUNTER.count(pack.system()) + COUNTER.count(turn);
    assertThat(sent).isLessThanOrEqualTo(pack.tokens());
  }

  @Test
  void lists_what_did_not_fit_and_goes_on_with_what_does() {
    ContextPack pack =
        builder(40)
            .ask("request", "Why?")
            .offer("handbook", "word ".repeat(100))
            .offer("note", "a note")
            .build();

    assertThat(pack.manifest().omitted()).extracting(Omission::name).containsExactly("handbook");
    assertThat(pack.messages()).containsExactly(new Message.User("a note\n\nWhy?"));
  }

  @Test
  void refuses_when_even_what_is_asked_does_not_fit() {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> builder(50).ask("request", "word ".repeat(100)).build());

    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(problem.code()).isEqualTo("context_too_large");
    assertThat(problem.message()).contains("request", "the limit is 50");
  }

  @Test
  void what_is_needed_is_cut_to_fit_and_the_manifest_says_so() {
    ContextPack pack =
        builder(120).ask("request", "Why?").essential("skill", "word ".repeat(500)).build();

    assertThat(pack.tokens()).isLessThanOrEqualTo(120);
    assertThat(((Message.User) pack.messages().getLast()).text())
        .startsWith("word word")
        .contains("cut here")
        .endsWith("Why?");
    assertThat(pack.manifest().omitted())
        .extracting(Omission::name, Omission::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("skill", "cut to fit"));
  }

  @Test
  void its_parts_stand_in_the_order_in_which_they_are_sent() {
    var history =
        new ContextPack.History(
            List.of(new Message.User("Hello"), new Message.Assistant("Hi", List.of())),
            List.of(new Part("the newest 1 exchanges", 10)),
            List.of());

    ContextPack pack =
        builder(1000)
            .stable("index", "stripe: mrr")
            .ask("request", "Why?")
            .offer("skill", "A skill.")
            .offer("library entries", "script stripe/mrr")
            .conversation(history)
            .build();

    assertThat(pack.manifest().parts())
        .extracting(Part::name)
        .containsExactly(
            "instructions",
            "index",
            "the newest 1 exchanges",
            "library entries",
            "skill",
            "request");
    assertThat(pack.messages().getLast())
        .isEqualTo(new Message.User("script stripe/mrr\n\nA skill.\n\nWhy?"));
  }

  @Test
  void the_persons_own_words_do_not_count_against_the_base() {
    var roomy = new ContextLimits("direct", 60, 0, 1000, 500, 500, 0);

    ContextPack pack =
        new ContextPack.Builder(COUNTER, roomy)
            .prefix("Be brief.", List.of())
            .ask("request", "word ".repeat(400))
            .offer("note", "a note")
            .build();

    assertThat(pack.manifest().omitted()).isEmpty();
    assertThat(pack.tokens()).isBetween(400, 1000);
  }
}
