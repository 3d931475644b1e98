package dev.quartet.execution.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.model.Message;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.Message.ToolResult;
import dev.quartet.model.TokenCounter;
import dev.quartet.run.ContextManifest.Omission;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final TokenCounter COUNTER = new TokenCounter();

  private final ContextPack pack =
      new ContextPack.Builder(
              COUNTER, new ContextLimits("specialist", 2000, 0, 2000, 2000, 600, 500))
          .prefix("Work.", List.of())
          .ask("task", "Do it.")
          .build();
  private final Transcript transcript = new Transcript(COUNTER, pack);

  private static ToolCall read(int number) {
    return new ToolCall("id" + number, "read_file", "{\"path\":\"" + number + ".txt\"}");
  }

  private void reads(int number, String content) {
    transcript.add(
        new Message.Assistant("", List.of(read(number))),
        List.of(new ToolResult("id" + number, "read_file", content, false)));
  }

  private int sent() {
    return COUNTER.count(pack.request(transcript, 100).request());
  }

  private String result(int at) {
    return ((Message.ToolResults) transcript.messages().get(at)).results().getFirst().content();
  }

  @Test
  void a_long_result_is_cut_in_its_middle_and_says_so() {
    reads(1, "first\n" + "word ".repeat(3000) + "\nlast");

    assertThat(COUNTER.count(result(1))).isLessThanOrEqualTo(600);
    assertThat(result(1)).startsWith("first").contains("cut here").endsWith("last");
    assertThat(transcript.omitted())
        .extracting(Omission::name)
        .containsExactly("parts of 1 tool results");
  }

  @Test
  void the_oldest_results_make_room_and_the_newest_stays() {
    for (int i = 0; i < 40; i++) {
      reads(i, "file " + i + " " + "word ".repeat(400));
      assertThat(sent()).isLessThanOrEqualTo(2000);
      assertThat(transcript.messages().getFirst()).isInstanceOf(Message.Assistant.class);
      assertThat(result(transcript.messages().size() - 1)).startsWith("file " + i + " word");
    }
    assertThat(transcript.omitted()).isNotEmpty();
    assertThat(pack.request(transcript, 100).manifest().parts().getLast().name())
        .isEqualTo("the work so far");
  }

  @Test
  void a_call_whose_result_went_away_may_be_made_again() {
    for (int i = 0; i < 5; i++) {
      reads(i, "word ".repeat(500));
    }

    assertThat(transcript.forgotten())
        .contains(Transcript.anonymous(read(0)))
        .doesNotContain(Transcript.anonymous(read(4)));
    assertThat(transcript.forgotten()).isEmpty();
  }

  @Test
  void files_that_were_written_long_ago_are_not_kept_in_the_calls() {
    String content = "{\"path\":\"a.txt\",\"content\":\"" + "word ".repeat(700) + "\"}";
    transcript.add(
        new Message.Assistant("", List.of(new ToolCall("w", "write_file", content))),
        List.of(new ToolResult("w", "write_file", "written", false)));
    reads(1, "word ".repeat(500));
    reads(2, "word ".repeat(550));
    reads(3, "word ".repeat(550));

    var first = (Message.Assistant) transcript.messages().getFirst();
    assertThat(first.calls().getFirst().arguments())
        .isEqualTo("{\"path\":\"a.txt\",\"content\":\"(left out)\"}");
  }

  @Test
  void even_one_turn_that_is_far_too_long_fits() {
    List<ToolResult> results =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> new ToolResult("id" + i, "read_file", "word ".repeat(900), false))
            .toList();
    transcript.add(
        new Message.Assistant(
            "", java.util.stream.IntStream.range(0, 12).mapToObj(TranscriptTest::read).toList()),
        results);
    assertThat(sent()).isLessThanOrEqualTo(2000);

    transcript.add(
        new Message.Assistant("draft ".repeat(3000), List.of()), new Message.User("Too long."));
    assertThat(sent()).isLessThanOrEqualTo(2000);
    assertThat(transcript.messages().getLast()).isEqualTo(new Message.User("Too long."));
  }
}
