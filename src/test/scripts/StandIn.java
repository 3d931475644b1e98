import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A service on loopback that replies what a test laid down. Usage: {@code java StandIn.java
 * FOLDER}.
 *
 * <p>The port is written to {@code FOLDER/port}. Each request takes the first file of {@code
 * FOLDER/replies} and removes it: its first line is the status, then come headers, an empty line
 * and the body. {@code Delay-Millis} is no header but how long to wait; {@code {base}} becomes this
 * server's URL. With no reply left the status is 418. Each request is added to {@code
 * FOLDER/requests} in lines: method and target, headers, and the body in Base64. When a process has
 * in its arguments what a line of {@code FOLDER/secrets} says, {@code FOLDER/leaks} names it.
 */
public final class StandIn {
  private final Path folder;
  private final HttpServer server;

  private StandIn(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
  }

  public static void main(String[] arguments) throws IOException {
    var standIn = new StandIn(Path.of(arguments[0]));
    standIn.server.start();
    Path port = standIn.folder.resolve("port.new");
    Files.writeString(port, String.valueOf(standIn.server.getAddress().getPort()));
    Files.move(port, standIn.folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      record(exchange);
      watch();
      List<String> lines = reply();
      int blank = lines.indexOf("");
      for (String header : lines.subList(1, blank)) {
        String[] parts = header.split(": ", 2);
        if (parts[0].equals("Delay-Millis")) {
          Thread.sleep(Long.parseLong(parts[1]));
        } else {
          exchange.getResponseHeaders().add(parts[0], filled(parts[1]));
        }
      }
      byte[] body =
          filled(String.join("\n", lines.subList(blank + 1, lines.size())))
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          Integer.parseInt(lines.get(0)), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void record(HttpExchange exchange) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> lines.add(name.toLowerCase() + ": " + values.get(0)));
    lines.add(
        "body " + Base64.getEncoder().encodeToString(exchange.getRequestBody().readAllBytes()));
    Files.write(
        folder.resolve("requests"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** While the reply is awaited, the process that asked is there to be looked at. */
  private void watch() throws IOException {
    Path secrets = folder.resolve("secrets");
    if (!Files.exists(secrets)) {
      return;
    }
    List<String> planted = Files.readAllLines(secrets);
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      String line = process.info().commandLine().orElse("");
      if (planted.stream().anyMatch(secret -> !secret.isBlank() && line.contains(secret))) {
        Files.writeString(
            folder.resolve("leaks"),
            line + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }
  }

  private synchronized List<String> reply() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("replies"))) {
      var first = files.sorted().findFirst();
      if (first.isEmpty()) {
        return List.of("418", "", "{\"message\": \"no reply was laid down\"}");
      }
      List<String> lines = Files.readAllLines(first.get());
      Files.delete(first.get());
      return lines;
    }
  }

  private String filled(String text) {
    return text.replace("{base}", "http://127.0.0.1:" + server.getAddress().getPort());
  }
}
