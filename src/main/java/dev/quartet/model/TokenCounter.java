package dev.quartet.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.quartet.platform.Lazy;
import java.util.function.Supplier;

/**
 * Counts tokens as {@code o200k_base} does: the count that limits use for every provider.
 *
 * <p>The encoding is loaded on first use; requests that no model sees never pay for it.
 */
public final class TokenCounter {
  /** What a chat protocol adds around each message, call and result, rounded up. */
  public static final int MESSAGE_OVERHEAD = 4;

  /** 40 MB that never change: one for the process, however many counters it has. */
  private static final Supplier<Encoding> ENCODING =
      new Lazy<>(() -> Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE));

  public int count(String text) {
    return ENCODING.get().countTokensOrdinary(text);
  }

  /** Everything a request sends, tool schemas included. */
  public int count(ModelRequest request) {
    int total = count(request.system()) + MESSAGE_OVERHEAD;
    for (ToolDefinition tool : request.tools()) {
      total += count(tool.wire());
    }
    for (Message message : request.messages()) {
      total += count(message);
    }
    return total;
  }

  public int count(Message message) {
    return MESSAGE_OVERHEAD
        + switch (message) {
          case Message.User user -> count(user.text());
          case Message.Assistant assistant ->
              count(assistant.text())
                  + assistant.calls().stream()
                      .mapToInt(
                          call -> MESSAGE_OVERHEAD + count(call.name()) + count(call.arguments()))
                      .sum();
          case Message.ToolResults results ->
              results.results().stream()
                  .mapToInt(result -> MESSAGE_OVERHEAD + count(result.content()))
                  .sum();
        };
  }
}
