import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Labelled utterances of public data sets.
 *
 * @param training from which examples are drawn
 * @param held what is asked; one that was drawn as an example is not asked
 * @param outOfScope utterances of no intent
 * @param prompts what only a model can answer
 */
record IntentData(
    List<Utterance> training, List<Utterance> held, List<String> outOfScope, List<String> prompts) {

  record Utterance(String text, String intent) {}

  /** Which utterances are asked; one half serves for development, the other for grading. */
  enum Half {
    BOTH,
    FIRST,
    SECOND;

    <T> List<T> of(List<T> all) {
      return IntStream.range(0, all.size())
          .filter(i -> this == BOTH || i % 2 == (this == FIRST ? 0 : 1))
          .mapToObj(all::get)
          .toList();
    }
  }

  /** CLINC150: 150 intents of ten domains, with utterances that belong to none. */
  static IntentData clinc(Path folder, Half half) throws IOException {
    JsonNode splits = splits(folder);
    return new IntentData(
        utterances(splits.path("train")),
        half.of(utterances(splits.path("val"))),
        half.of(texts(splits.path("oos_val"))),
        half.of(prompts(folder)));
  }

  /** Banking77: 77 intents of one domain; what is not drawn as an example is asked. */
  static IntentData banking(Path folder, Half half) throws IOException {
    List<Utterance> all =
        Csv.read(text(folder.resolve("banking77-train.csv.gz"))).stream()
            .skip(1)
            .map(row -> new Utterance(row.get(0), row.get(1)))
            .toList();
    return new IntentData(
        all,
        half.of(all),
        half.of(texts(splits(folder).path("oos_val"))),
        half.of(prompts(folder)));
  }

  private static JsonNode splits(Path folder) throws IOException {
    return Json.tree(text(folder.resolve("clinc150-dev.json.gz")));
  }

  private static List<Utterance> utterances(JsonNode split) {
    return mapped(split, pair -> new Utterance(pair.path(0).asText(), pair.path(1).asText()));
  }

  private static List<String> texts(JsonNode split) {
    return mapped(split, pair -> pair.path(0).asText());
  }

  private static <T> List<T> mapped(JsonNode array, Function<JsonNode, T> mapping) {
    List<T> values = new ArrayList<>();
    array.forEach(node -> values.add(mapping.apply(node)));
    return values;
  }

  private static List<String> prompts(Path folder) throws IOException {
    return text(folder.resolve("model-prompts-dev.jsonl.gz"))
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> Json.tree(line).path("text").asText())
        .toList();
  }

  private static String text(Path file) throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.readAllAsString();
    }
  }

  /** Comma-separated values with quotes, as RFC 4180 has them. */
  private static final class Csv {
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    static List<List<String>> read(String text) {
      var csv = new Csv();
      boolean quoted = false;
      for (char c : text.toCharArray()) {
        if (c == '"') {
          quoted = !quoted;
        } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
          csv.cell.append(c);
        } else if (c == ',') {
          csv.endCell();
        } else if (c == '\n') {
          csv.endRow();
        }
      }
      return csv.rows;
    }

    private void endCell() {
      row.add(cell.toString().strip());
      cell.setLength(0);
    }

    private void endRow() {
      endCell();
      rows.add(row);
      row = new ArrayList<>();
    }
  }
}
