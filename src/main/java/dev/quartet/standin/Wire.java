package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** One provider's protocol, seen from the server. */
interface Wire {
  /**
   * A server-sent event.
   *
   * @param name its {@code event} field; empty for none
   */
  record SseEvent(String name, String data) {
    String wire() {
      return (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
    }
  }

  /**
   * Reads a request.
   *
   * @param model the model named in the path; empty when the body names it
   */
  Asked read(JsonNode body, String credential, String model);

  /** The reply as the events of a stream, the last one its proper end. */
  List<SseEvent> events(Asked asked, Scripted.Reply reply, Usage usage);

  /** The reply as one document. */
  String document(Asked asked, Scripted.Reply reply, Usage usage);

  /** The body of an HTTP error. */
  String error(int status, String message);

  /** An error announced inside a stream. */
  SseEvent errorEvent(String type);

  /** Cuts a text into the parts that a stream would bring it in. */
  static List<String> parts(String text) {
    int size = 24;
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + size);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end++;
      }
      parts.add(text.substring(at, end));
      at = end;
    }
    return parts;
  }

  /** The text of a content that is a string, or a list of blocks some of which are text. */
  static String text(JsonNode content) {
    return content.isTextual()
        ? content.asText()
        : String.join(
            "\n",
            StreamSupport.stream(content.spliterator(), false)
                .filter(block -> block.has("text"))
                .map(block -> block.path("text").asText())
                .toList());
  }
}
