package dev.quartet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCounterTest {
  private final TokenCounter counter = new TokenCounter();

  @Test
  void counts_as_o200k_base_does() {
    assertThat(counter.count("")).isZero();
    assertThat(counter.count("hello world")).isEqualTo(2);
  }

  @Test
  void takes_special_tokens_for_plain_text() {
    assertThat(counter.count("<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void counts_instructions_tools_and_every_message_of_a_request() {
    var bare = new ModelRequest("Be brief.", List.of(), List.of(new Message.User("Hi")), 100);
    var tools =
        new ModelRequest(
            "Be brief.", List.of(ModelCallFixture.WEATHER), List.of(new Message.User("Hi")), 100);
    assertThat(counter.count(tools) - counter.count(bare))
        .isEqualTo(counter.count(ModelCallFixture.WEATHER.wire()));
    var call = new Message.ToolCall("c", "weather", "{\"city\":\"Porto\"}");
    assertThat(counter.count(new Message.Assistant("", List.of(call))))
        .isGreaterThan(counter.count(new Message.Assistant("", List.of())));
    assertThat(
            counter.count(
                new Message.ToolResults(
                    List.of(new Message.ToolResult("c", "weather", "sunny all day", false)))))
        .isEqualTo(8 + counter.count("sunny all day"));
  }
}
