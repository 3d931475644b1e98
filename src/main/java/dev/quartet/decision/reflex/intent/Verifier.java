package dev.quartet.decision.reflex.intent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The second stage: how probably a candidate is meant. A logistic regression whose weights were
 * fitted once, on other intents than it will meet, and ship as they are.
 */
public final class Verifier {
  /** What a word that the candidate does not explain takes off the odds' logarithm. */
  private static final double UNEXPLAINED = 1.0;

  private static final int MOST_UNEXPLAINED = 4;

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

  /** The verifier that ships. */
  public static Verifier shipped() {
    try (var in = Verifier.class.getResourceAsStream("/reflex/verifier.json")) {
      if (in == null) {
        throw new IllegalStateException("/reflex/verifier.json is not on the class path");
      }
      return read(Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verifier read(JsonNode json) {
    int size = Features.NAMES.size();
    double[] mean = new double[size];
    double[] deviation = new double[size];
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      JsonNode feature = json.path("features").path(Features.NAMES.get(i));
      if (feature.isMissingNode()) {
        throw new IllegalStateException("the verifier has no weight of " + Features.NAMES.get(i));
      }
      mean[i] = feature.path("mean").asDouble();
      deviation[i] = feature.path("deviation").asDouble();
      weight[i] = feature.path("weight").asDouble();
    }
    return new Verifier(mean, deviation, weight, json.path("intercept").asDouble());
  }

  /**
   * How probably the candidate with these features is meant, from 0 to 1.
   *
   * @param unexplained words of the request that say something the candidate does not know
   */
  public double score(Features features, int unexplained) {
    double sum = intercept - UNEXPLAINED * Math.min(unexplained, MOST_UNEXPLAINED);
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i] * (features.at(i) - mean[i]) / deviation[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
