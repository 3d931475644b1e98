package dev.quartet.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.model.Usage;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficFileTest {
  @TempDir Path folder;

  private List<PastRequest> read(String... lines) throws IOException {
    return TrafficFile.read(
        Files.writeString(folder.resolve("log.jsonl"), String.join("\n", lines)));
  }

  @Test
  void reads_a_plain_line_with_and_without_model_and_tokens() throws IOException {
    List<PastRequest> requests =
        read(
            "{\"text\": \"What's our MRR?\"}",
            "",
            """
            {"text": "hi", "model": "gpt-5.6", "tokens": {"input": 900, "output": 40, "cacheRead": 7}}\
            """,
            "{\"text\": \"hi\", \"tokens\": 12}");
    assertThat(requests).extracting(PastRequest::line).containsExactly(1, 3, 4);
    assertThat(requests.get(0).usage()).isEmpty();
    assertThat(requests.get(1).model()).contains("gpt-5.6");
    assertThat(requests.get(1).usage()).contains(new Usage(900, 40, 7, 0));
    assertThat(requests.get(2).usage()).contains(new Usage(12, 0, 0, 0));
  }

  @Test
  void reads_a_request_to_openai_with_its_response() throws IOException {
    PastRequest request =
        read("""
        {"request": {"model": "gpt-5.6", "messages": [{"role": "system", "content": "Be brief."},\
         {"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi"},\
         {"role": "user", "content": [{"type": "text", "text": "What's our MRR?"}]}]},\
         "response": {"body": {"usage": {"prompt_tokens": 1000, "completion_tokens": 50,\
         "prompt_tokens_details": {"cached_tokens": 600}}}}}\
        """)
            .getFirst();
    assertThat(request.text()).isEqualTo("What's our MRR?");
    assertThat(request.conversation()).isEqualTo("Hello\nHi");
    assertThat(request.model()).contains("gpt-5.6");
    assertThat(request.usage()).contains(new Usage(400, 50, 600, 0));
  }

  @Test
  void reads_a_batch_line_and_a_request_to_the_responses_api() throws IOException {
    List<PastRequest> requests =
        read(
            """
            {"custom_id": "1", "url": "/v1/chat/completions", "body": {"model": "gpt-5.6",\
             "messages": [{"role": "user", "content": "one"}]}}\
            """,
            "{\"model\": \"gpt-5.6\", \"input\": \"two\"}",
            "{\"model\": \"gpt-5.6\", \"input\": [{\"role\": \"user\", \"content\": \"three\"}]}");
    assertThat(requests).extracting(PastRequest::text).containsExactly("one", "two", "three");
  }

  @Test
  void reads_a_request_to_anthropic_whose_last_message_is_a_tools_result() throws IOException {
    PastRequest request =
        read("""
        {"model": "claude-opus-5", "system": "Be brief.", "messages": [\
         {"role": "user", "content": "Is the disk full?"},\
         {"role": "assistant", "content": [{"type": "tool_use", "id": "1", "name": "df", "input": {}}]},\
         {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": "80 %"}]}],\
         "usage": {"input_tokens": 20, "output_tokens": 5, "cache_read_input_tokens": 300,\
         "cache_creation_input_tokens": 10}}\
        """)
            .getFirst();
    assertThat(request.text()).isEqualTo("Is the disk full?");
    assertThat(request.followsUp()).isFalse();
    assertThat(request.usage()).contains(new Usage(20, 5, 300, 10));
  }

  @Test
  void names_the_line_that_is_wrong() {
    assertThatThrownBy(() -> read("{\"text\": \"fine\"}", "not json"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("log.jsonl:2: it is no JSON object");
    assertThatThrownBy(() -> read("{\"messages\": []}"))
        .hasMessageContaining("log.jsonl:1: no text of a person is in it");
    assertThatThrownBy(() -> read("")).hasMessageContaining("there is no request in it");
  }
}
