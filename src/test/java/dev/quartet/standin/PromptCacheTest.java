package dev.quartet.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptCacheTest {
  private static final String LONG = "Answer as the house style asks. ".repeat(300);

  private final PromptCache cache = new PromptCache(new TokenCounter());

  private Usage anthropic(String system, boolean marked) {
    Map<String, Object> block =
        marked
            ? Map.of("type", "text", "text", system, "cache_control", Map.of("type", "ephemeral"))
            : Map.of("type", "text", "text", system);
    Map<String, Object> body =
        Map.of(
            "model",
            "claude-sonnet-5",
            "system",
            List.of(block),
            "messages",
            List.of(Map.of("role", "user", "content", "Why?")));
    Asked asked = new AnthropicWire().read(Json.tree(Json.write(body)), "", "");
    return cache.usage(asked, Scripted.text("Because."));
  }

  @Test
  void writes_a_marked_prefix_once_and_reads_it_from_then_on() {
    Usage first = anthropic(LONG, true);
    Usage second = anthropic(LONG, true);
    assertThat(first.cacheWrite()).isGreaterThan(1024);
    assertThat(first.cacheRead()).isZero();
    assertThat(second).isEqualTo(new Usage(first.input(), first.output(), first.cacheWrite(), 0));
  }

  @Test
  void caches_neither_what_is_not_marked_nor_what_is_short() {
    for (int i = 0; i < 2; i++) {
      Usage unmarked = anthropic(LONG, false);
      assertThat(unmarked.cacheRead() + unmarked.cacheWrite()).isZero();
      assertThat(unmarked.input()).isGreaterThan(1024);
      Usage brief = anthropic("Be brief.", true);
      assertThat(brief.cacheRead() + brief.cacheWrite()).isZero();
    }
  }
}
