package dev.quartet.ledger.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a log of past requests, one JSON object a line, in any mixture: {@code {"text"}}, and what
 * is sent to OpenAI's chat completions or responses, or to Anthropic's messages, bare or beside its
 * response.
 */
public final class TrafficFile {
  private static final String EXAMPLE =
      "Write {\"text\":\"What's our MRR?\",\"model\":\"gpt-5.6\",\"tokens\":{\"input\":900,"
          + "\"output\":40}}, or a request as it is sent to OpenAI or Anthropic.";

  private final Path path;

  private TrafficFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file; blank lines do not count.
   *
   * @throws Problem naming the file and the line that is wrong
   */
  public static List<PastRequest> read(Path path) {
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      return new TrafficFile(path).requests(reader);
    } catch (IOException | UncheckedIOException e) {
      throw Problem.usage(
          "traffic", "Cannot read " + path, "Name a UTF-8 file with one JSON object a line.");
    }
  }

  private List<PastRequest> requests(BufferedReader reader) throws IOException {
    List<PastRequest> requests = new ArrayList<>();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        requests.add(request(line, number));
      }
    }
    if (requests.isEmpty()) {
      throw wrong(1, "there is no request in it");
    }
    return requests;
  }

  private PastRequest request(String json, int line) {
    var logged = new LoggedRequest(object(json, line));
    String text = logged.text();
    if (text.isBlank()) {
      throw wrong(line, "no text of a person is in it");
    }
    return new PastRequest(line, text, logged.conversation(), logged.model(), logged.usage());
  }

  private JsonNode object(String json, int line) {
    try {
      JsonNode node = Json.tree(json);
      if (node.isObject()) {
        return node;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw wrong(line, "it is no JSON object");
  }

  private Problem wrong(int line, String what) {
    return Problem.usage("traffic", path + ":" + line + ": " + what, EXAMPLE);
  }
}
