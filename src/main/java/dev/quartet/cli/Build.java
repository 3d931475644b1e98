package dev.quartet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
public record Build(String version, String id) {
  public static Build current() {
    try (InputStream stream = Build.class.getResourceAsStream("/dev/quartet/build.properties")) {
      var properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return new Build(
          properties.getProperty("version", "unknown"), properties.getProperty("build", "unknown"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the build's properties", e);
    }
  }
}
