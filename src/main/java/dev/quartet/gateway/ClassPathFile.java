package dev.quartet.gateway;

import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file that came with the program. */
final class ClassPathFile {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  private final byte[] content;
  private final String mediaType;
  private final String tag;

  private ClassPathFile(byte[] content, String mediaType) {
    this.content = content;
    this.mediaType = mediaType;
    this.tag = "\"" + Sha256.of(content) + "\"";
  }

  /** Reads a file below a folder of the class path; only media that pages are made of. */
  static Optional<ClassPathFile> find(String folder, String name) {
    String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream in = ClassPathFile.class.getResourceAsStream("/" + folder + "/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(new ClassPathFile(in.readAllBytes(), type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] content() {
    return content;
  }

  String mediaType() {
    return mediaType;
  }

  /** Changes with the content. */
  String tag() {
    return tag;
  }
}
