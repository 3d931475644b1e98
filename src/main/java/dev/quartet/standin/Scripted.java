package dev.quartet.standin;

import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.ModelReply.Stop;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stand-in model does with one request. */
public sealed interface Scripted {

  /**
   * A proper reply.
   *
   * @param usage what it reports; counted when empty
   */
  record Reply(String text, List<ToolCall> calls, Stop stop, Optional<Usage> usage)
      implements Scripted {
    public Reply {
      calls = List.copyOf(calls);
    }

    public Reply using(Usage reported) {
      return new Reply(text, calls, stop, Optional.of(reported));
    }

    /** The same reply with one more tool call. */
    public Reply andCall(String name, Map<String, ?> arguments) {
      return new Reply(
          text,
          java.util.stream.Stream.concat(
                  calls.stream(), java.util.stream.Stream.of(toolCall(name, arguments)))
              .toList(),
          Stop.TOOLS,
          usage);
    }
  }

  /** An HTTP error, its body in the protocol's own shape. */
  record HttpError(int status, String message, Optional<Duration> retryAfter) implements Scripted {}

  /** The stream ends after so many events, without its proper end. */
  record Cut(Reply reply, int events) implements Scripted {}

  /** The stream stays open after so many events and says nothing more. */
  record Silent(Reply reply, int events) implements Scripted {}

  /** After so many events comes one whose data is not JSON. */
  record Garbage(Reply reply, int events) implements Scripted {}

  /** After so many events the provider announces an error inside the stream. */
  record ErrorEvent(Reply reply, int events, String type) implements Scripted {}

  /** Something else, after a while. */
  record Later(Duration delay, Scripted then) implements Scripted {}

  static Reply text(String text) {
    return new Reply(text, List.of(), Stop.FINISHED, Optional.empty());
  }

  static Reply call(String name, Map<String, ?> arguments) {
    return new Reply("", List.of(toolCall(name, arguments)), Stop.TOOLS, Optional.empty());
  }

  static HttpError error(int status, String message) {
    return new HttpError(status, message, Optional.empty());
  }

  private static ToolCall toolCall(String name, Map<String, ?> arguments) {
    return new ToolCall("", name, Json.write(arguments));
  }
}
