package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Message;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Sha256;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what a provider would report: a prefix of instructions and tools that is seen for the
 * first time is written to the cache, later ones are read from it. Nothing ever leaves the cache.
 *
 * <p>Anthropic caches what the request marks, the others whatever repeats; none caches a prefix
 * shorter than 1,024 tokens, and only Anthropic bills the writing.
 */
final class PromptCache {
  private static final int SHORTEST = 1024;

  private final TokenCounter counter;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  PromptCache(TokenCounter counter) {
    this.counter = counter;
  }

  Usage usage(Asked asked, Scripted.Reply reply) {
    JsonNode tools = asked.body().path("tools");
    int prefix = counter.count(asked.system()) + (tools.isEmpty() ? 0 : count(tools));
    long rest = asked.messages().stream().mapToLong(counter::count).sum();
    long output = Math.max(1, counter.count(said(reply)));
    if (prefix < SHORTEST || !cacheable(asked)) {
      return new Usage(prefix + rest, output, 0, 0);
    }
    boolean first =
        seen.add(Sha256.ofParts(List.of(asked.model(), asked.system(), tools.toString())));
    if (!first) {
      return new Usage(rest, output, prefix, 0);
    }
    return switch (asked.protocol()) {
      case ANTHROPIC -> new Usage(rest, output, 0, prefix);
      case OPENAI, GEMINI -> new Usage(prefix + rest, output, 0, 0);
    };
  }

  private int count(JsonNode tools) {
    return counter.count(tools.toString());
  }

  private static boolean cacheable(Asked asked) {
    return switch (asked.protocol()) {
      case ANTHROPIC -> asked.body().toString().contains("\"cache_control\"");
      case OPENAI, GEMINI -> true;
    };
  }

  private static Message.Assistant said(Scripted.Reply reply) {
    return new Message.Assistant(reply.text(), reply.calls());
  }
}
