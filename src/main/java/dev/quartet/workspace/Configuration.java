package dev.quartet.workspace;

import dev.quartet.model.PriceCatalogue.PriceEntry;
import dev.quartet.model.Provider;
import dev.quartet.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code quartet.yaml} says.
 *
 * @param models the models it names, by role
 * @param prices its own prices, by model
 * @param budgets spending limits
 * @param limits limits of one request
 * @param shippedLibrary whether the shipped entries are there as well
 * @param defaults values of parameters that a request does not name
 * @param recording what is kept of requests, and how the router is watched
 * @param heartbeat when Quartet looks after itself
 * @param programs what reaches beyond this process: environment, commands and alerts, in force only
 *     once trusted
 */
public record Configuration(
    Map<Role, ModelEntry> models,
    Map<String, PriceEntry> prices,
    Budgets budgets,
    Limits limits,
    boolean shippedLibrary,
    Map<String, String> defaults,
    Recording recording,
    HeartbeatSettings heartbeat,
    Programs programs) {

  public static final Configuration DEFAULT =
      new Configuration(
          Map.of(),
          Map.of(),
          Budgets.DEFAULT,
          Limits.DEFAULT,
          true,
          Map.of(),
          Recording.DEFAULT,
          HeartbeatSettings.DEFAULT,
          Programs.NONE);

  /**
   * A model as named in the file.
   *
   * @param fallback models to try when this one cannot answer, in order
   */
  public record ModelEntry(
      Provider provider,
      String model,
      Optional<String> baseUrl,
      Optional<Integer> maxTokens,
      List<ModelEntry> fallback) {}

  /** Spending limits in nano-dollars. */
  public record Budgets(long request, long specialist, long pipeline, long day) {
    private static final long DOLLAR = 1_000_000_000L;
    public static final Budgets DEFAULT = new Budgets(DOLLAR, 5 * DOLLAR, 5 * DOLLAR, 50 * DOLLAR);

    /** The tighter of two in each place: what an untrusted file may say. */
    public Budgets tighterOf(Budgets other) {
      return new Budgets(
          Math.min(request, other.request),
          Math.min(specialist, other.specialist),
          Math.min(pipeline, other.pipeline),
          Math.min(day, other.day));
    }
  }

  /**
   * Limits of one request.
   *
   * @param directCalls model calls of the direct tier
   * @param specialistCalls model calls of the specialist, and of a pipeline's stage
   * @param handoffs how often a request may be passed on
   * @param directTime wall clock of the direct tier
   * @param specialistTime wall clock of the specialist, and of a pipeline's stage
   * @param approval how long an approval stays open
   */
  public record Limits(
      int directCalls,
      int specialistCalls,
      int handoffs,
      Duration directTime,
      Duration specialistTime,
      Duration approval) {
    public static final Limits DEFAULT =
        new Limits(12, 40, 3, Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofHours(24));
  }

  /**
   * What is kept of requests, and how the router is watched.
   *
   * @param audit the share of the reflex's decisions that is put to the workhorse, from 0 to 1
   * @param text what is kept of the texts once a request has ended
   * @param retention how long texts are kept; absent: always
   */
  public record Recording(double audit, StoreText text, Optional<Duration> retention) {
    /** One decision of a hundred is audited, texts are kept. */
    public static final Recording DEFAULT = new Recording(0.01, StoreText.FULL, Optional.empty());
  }

  /** What is kept of a text. */
  public enum StoreText {
    FULL,
    REDACTED,
    NONE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What reaches beyond this process.
   *
   * @param environment variables that are not secrets, given to scripts that list them
   * @param secretCommands commands that print a secret, by variable
   * @param alerts by which ways a person is told something
   */
  public record Programs(
      Map<String, String> environment,
      Map<String, List<String>> secretCommands,
      List<AlertChannel> alerts) {
    public static final Programs NONE = new Programs(Map.of(), Map.of(), List.of());
  }
}
