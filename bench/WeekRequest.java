import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request of the week.
 *
 * @param kind what it is about
 * @param target the script or the pipeline that is made for it; empty for the other kinds
 * @param arguments what the target takes
 * @param conversation the conversation that it belongs to
 */
record WeekRequest(
    Kind kind,
    String text,
    String target,
    Map<String, Object> arguments,
    Optional<String> conversation) {

  /** What a request is about; the article's mix. */
  enum Kind {
    LOOKUP,
    DIRECT,
    CODING,
    PIPELINE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The first requests of the file in its order, each kind with its share of them.
   *
   * @param count how many at most; all when the file has no more
   */
  static List<WeekRequest> read(Path file, int count) throws IOException {
    List<WeekRequest> all =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank())
            .map(line -> of(Json.tree(line)))
            .toList();
    Map<Kind, Long> left = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      long has = all.stream().filter(request -> request.kind() == kind).count();
      left.put(kind, Math.round((double) has * Math.min(count, all.size()) / all.size()));
    }
    List<WeekRequest> taken = new ArrayList<>();
    for (WeekRequest request : all) {
      if (left.merge(request.kind(), -1L, Long::sum) >= 0) {
        taken.add(request);
      }
    }
    return taken;
  }

  private static WeekRequest of(JsonNode line) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    line.path("arguments")
        .properties()
        .forEach(entry -> arguments.put(entry.getKey(), entry.getValue()));
    return new WeekRequest(
        Kind.valueOf(line.path("kind").asText().toUpperCase(Locale.ROOT)),
        line.path("text").asText(),
        line.path("script").asText(line.path("pipeline").asText()),
        arguments,
        Optional.of(line.path("conversation").asText()).filter(name -> !name.isEmpty()));
  }
}
