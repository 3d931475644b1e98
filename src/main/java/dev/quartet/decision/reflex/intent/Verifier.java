package dev.quartet.decision.reflex.intent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The second stage: how probably a candidate is meant. A logistic regression whose weights were
 * fitted once and ship as they are.
 */
public final class Verifier {
  private final double[] mean;
  private final double[] deviation;
  private final double[] weight;
  private final double intercept;

  public Verifier(double[] mean, double[] deviation, double[] weight, double intercept) {
    this.mean = mean.clone();
    this.deviation = deviation.clone();
    this.weight = weight.clone();
    this.intercept = intercept;
  }

  /**
   * The verifier that ships for an index.
   *
   * @param strict whether rules hold for the index's sentences: then what they leave is judged by
   *     weights that were fitted to labelled requests of such a library, else by weights that were
   *     fitted to other intents, known by a few examples alone
   */
  public static Verifier shipped(boolean strict) {
    try (var in = Verifier.class.getResourceAsStream("/reflex/verifier.json")) {
      if (in == null) {
        throw new IllegalStateException("/reflex/verifier.json is not on the class path");
      }
      JsonNode both = Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return read(both.path(strict ? "strict" : "plain"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A figure that the file does not know yet has no weight: it can be fitted then. */
  private static Verifier read(JsonNode json) {
    int size = Features.NAMES.size();
    double[] mean = new double[size];
    double[] deviation = new double[size];
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      JsonNode feature = json.path("features").path(Features.NAMES.get(i));
      mean[i] = feature.path("mean").asDouble();
      deviation[i] = feature.path("deviation").asDouble(1);
      weight[i] = feature.path("weight").asDouble();
    }
    return new Verifier(mean, deviation, weight, json.path("intercept").asDouble());
  }

  /** How probably the candidate with these features is meant, from 0 to 1. */
  public double score(Features features) {
    double sum = intercept;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i] * (features.at(i) - mean[i]) / deviation[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
