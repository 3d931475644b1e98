package dev.quartet.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console's files, and the libraries that it loads from web jars. */
final class ConsolePages {
  private static final String FOLDER = "console";
  private static final String WEB_JARS = "META-INF/resources/webjars";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final Map<String, Optional<ClassPathFile>> files = new ConcurrentHashMap<>();

  void serve(Routes routes) {
    routes
        .get("/", (request, response) -> send(request, response, FOLDER, "index.html"))
        .get("/console/{+file}", this::consoleFile)
        .get("/webjars/{+file}", this::webJarFile);
  }

  private void consoleFile(ServerRequest request, ServerResponse response) {
    send(request, response, FOLDER, Http.pathParameter(request, "file"));
  }

  private void webJarFile(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
    send(request, response, WEB_JARS, Http.pathParameter(request, "file"));
  }

  private void send(ServerRequest request, ServerResponse response, String folder, String name) {
    ClassPathFile file = file(folder, name);
    response.header(HeaderNames.ETAG, file.tag());
    if (folder.equals(FOLDER)) {
      response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    }
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).equals(Optional.of(file.tag()))) {
      response.status(304).send();
    } else {
      Http.send(response, 200, file.mediaType(), file.content());
    }
  }

  private ClassPathFile file(String folder, String name) {
    return files
        .computeIfAbsent(folder + "/" + name, _ -> ClassPathFile.find(folder, name))
        .orElseThrow(
            () -> new ApiException(404, "no_page", "There is no page " + name, "Start at /"));
  }

  /** The hash by which a content security policy lets the page's import map through. */
  String importMapHash() {
    String page = new String(file(FOLDER, "index.html").content(), StandardCharsets.UTF_8);
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("The console's page has no import map");
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(map.group(1).getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
