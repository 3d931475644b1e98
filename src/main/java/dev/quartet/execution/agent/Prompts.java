package dev.quartet.execution.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The instructions of the models, kept as resource files under {@code prompts/}. */
public final class Prompts {
  private Prompts() {}

  /** Reads a prompt and fills in its {@code {names}}. */
  public static String read(String name, Map<String, String> values) {
    String path = "/prompts/" + name + ".md";
    try (InputStream stream = Prompts.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("The prompt " + path + " is not in the jar");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("{" + value.getKey() + "}", value.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
