package dev.quartet.execution.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.model.Message;
import dev.quartet.model.TokenCounter;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextPackTest {
  private static final TokenCounter COUNTER = new TokenCounter();

  private static ContextPack.Builder builder(int limit) {
    return new ContextPack.Builder(COUNTER, limit).prefix("Be brief.", List.of());
  }

  private static List<Message> talk(int exchanges) {
    List<Message> all = new ArrayList<>();
    for (int i = 0; i < exchanges; i++) {
      all.add(new Message.User("question number " + i));
      all.add(new Message.Assistant("answer number " + i, List.of()));
    }
    return all;
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
            .conversation(talk(10), 500)
            .build();

    assertThat(pack.tokens()).isLessThanOrEqualTo(limit);
    String turn = ((Message.User) pack.messages().getLast()).text();
    int sent = COUNTER.count(pack.system()) + COUNTER.count(turn);
    sent +=
        pack.messages().subList(0, pack.messages().size() - 1).stream()
            .mapToInt(COUNTER::count)
            .sum();
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

    assertThat(pack.omitted()).extracting(ContextPack.Part::name).containsExactly("handbook");
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
  void a_conversation_keeps_its_newest_turns_and_begins_with_the_persons_words() {
    List<Message> talk = talk(10);
    int lastThree = talk.subList(17, 20).stream().mapToInt(COUNTER::count).sum();

    ContextPack pack =
        builder(1000).ask("request", "And now?").conversation(talk, lastThree).build();

    assertThat(pack.messages())
        .containsExactly(talk.get(18), talk.get(19), new Message.User("And now?"));
    assertThat(pack.omitted())
        .extracting(ContextPack.Part::name)
        .containsExactly("earlier turns: 18");
  }
}
