package dev.quartet.model;

import dev.quartet.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Looks for an Ollama on this machine. */
public final class OllamaProbe {
  private static final URI TAGS = URI.create("http://127.0.0.1:11434/api/tags");
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** The first model it has; empty when none runs here. */
  public Optional<String> firstModel() {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var response =
          client.send(
              HttpRequest.newBuilder(TAGS).timeout(PATIENCE).build(), BodyHandlers.ofString());
      return Optional.of(Json.tree(response.body()).path("models").path(0).path("name").asText())
          .filter(name -> !name.isEmpty());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
