package dev.quartet.ledger.replay;

import dev.quartet.Tier;
import dev.quartet.ledger.Baseline;
import dev.quartet.ledger.BaselineLine;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.Price;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.Provider;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a past request would have cost here, and what it did cost. Amounts in nano-dollars. */
public final class Costs {
  /** Tokens of the library entries that the workhorse is shown beside a request. */
  static final long OFFERED = 400;

  /** Tokens of a script's output, for the baseline that must read and phrase it. */
  static final long SCRIPT_OUTPUT = 120;

  /** What a past request did cost, and how that is known. */
  record Paid(long nanos, Basis basis) {}

  /** Where an amount comes from. */
  enum Basis {
    /** The log names a model of known price and its tokens. */
    LOGGED,
    /** The log names tokens; they are priced as the heavy model's. */
    LOGGED_TOKENS,
    /** The log says neither: one heavy model in the usual set-up. */
    BASELINE
  }

  /** Where a model may be priced when the log does not say who served it. */
  private static final List<Provider> LISTED =
      List.of(
          Provider.ANTHROPIC,
          Provider.OPENAI,
          Provider.GEMINI,
          Provider.MISTRAL,
          Provider.DEEPSEEK,
          Provider.XAI,
          Provider.GROQ,
          Provider.OPENROUTER);

  private final Prices prices;
  private final Baseline baseline;
  private final TokenCounter counter;
  private final TypicalWork typical;
  private final long baseTokens;

  /**
   * The prices that count.
   *
   * @param workhorse the model of direct answers
   * @param specialist the model of heavy work, and of the baseline
   */
  public record Prices(PriceCatalogue catalogue, ModelSpec workhorse, ModelSpec specialist) {
    Price of(ModelSpec spec) {
      return catalogue.price(spec, 0).orElse(Price.FREE);
    }
  }

  /**
   * Costs.
   *
   * @param baseTokens the context that the workhorse is sent before the request, in tokens
   */
  public Costs(
      Prices prices,
      Baseline baseline,
      TokenCounter counter,
      TypicalWork typical,
      long baseTokens) {
    this.prices = prices;
    this.baseline = baseline;
    this.counter = counter;
    this.typical = typical;
    this.baseTokens = baseTokens;
  }

  /** The tokens that a request would take at a tier. */
  Usage tokens(PastRequest request, Tier tier) {
    TypicalWork.Work work = typical.of(tier);
    return switch (tier) {
      case SCRIPT -> Usage.NONE;
      case DIRECT ->
          new Usage(
              work.measured() ? work.usage().input() : asked(request) + OFFERED,
              request.usage().map(Usage::output).filter(o -> o > 0).orElse(work.usage().output()),
              work.measured() ? work.usage().cacheRead() : baseTokens,
              work.usage().cacheWrite());
      // Heavy work is what it was: the same tokens, when the log has them.
      case SPECIALIST, PIPELINE -> request.usage().orElse(work.usage());
    };
  }

  /** What it would cost at a tier. */
  long here(PastRequest request, Tier tier) {
    Usage tokens = tokens(request, tier);
    return switch (tier) {
      case SCRIPT -> 0;
      case DIRECT -> prices.of(prices.workhorse()).cost(tokens);
      case SPECIALIST, PIPELINE -> prices.of(prices.specialist()).cost(tokens);
    };
  }

  /** What it did cost; what one heavy model would have cost, where the log does not say. */
  Paid paid(PastRequest request, Tier tier) {
    if (request.usage().isPresent()) {
      Usage usage = request.usage().get();
      Optional<Price> known = request.model().flatMap(model -> price(model, usage));
      return known.isPresent()
          ? new Paid(known.get().cost(usage), Basis.LOGGED)
          : new Paid(prices.of(prices.specialist()).cost(usage), Basis.LOGGED_TOKENS);
    }
    return new Paid(
        baseline(request, tier).stream().mapToLong(BaselineLine::costNanos).sum(), Basis.BASELINE);
  }

  private Optional<Price> price(String model, Usage usage) {
    long input = usage.input() + usage.cacheRead() + usage.cacheWrite();
    int slash = model.indexOf('/');
    Optional<Provider> named =
        slash < 0 ? Optional.empty() : Provider.of(model.substring(0, slash));
    Stream<ModelSpec> specs =
        named.isPresent()
            ? Stream.of(spec(named.get(), model.substring(slash + 1)))
            : LISTED.stream().map(provider -> spec(provider, model));
    return specs
        .map(spec -> prices.catalogue().price(spec, input))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static ModelSpec spec(Provider provider, String model) {
    return new ModelSpec(provider, model, Optional.empty(), Optional.empty(), 0);
  }

  private List<BaselineLine> baseline(PastRequest request, Tier tier) {
    TypicalWork.Work work = typical.of(tier);
    return switch (tier) {
      case SCRIPT ->
          baseline.lines(new Baseline.Counts(asked(request), SCRIPT_OUTPUT, SCRIPT_OUTPUT));
      case DIRECT -> baseline.lines(new Baseline.Counts(asked(request), 0, work.usage().output()));
      case SPECIALIST, PIPELINE ->
          baseline.lines(
              new Baseline.Work(
                  tier.label(),
                  request.conversation(),
                  request.text(),
                  "",
                  "",
                  work.calls(),
                  work.usage()));
    };
  }

  private long asked(PastRequest request) {
    return (long) counter.count(request.conversation()) + counter.count(request.text());
  }

  /** What the estimates rest on, in sentences. */
  List<String> assumptions() {
    Function<Tier, String> basis =
        tier ->
            typical.of(tier).measured()
                ? "the mean of this workspace's own " + tier.label() + " requests"
                : "an assumption, until 20 such requests are in the ledger";
    return List.of(
        "script: no tokens, no cost",
        "direct: "
            + prices.workhorse().label()
            + (typical.of(Tier.DIRECT).measured()
                ? ""
                : ", "
                    + baseTokens
                    + " tokens of context from the cache, the request, "
                    + OFFERED
                    + " tokens of library entries")
            + ", "
            + typical.of(Tier.DIRECT).usage().output()
            + " tokens written where the log does not say: "
            + basis.apply(Tier.DIRECT),
        heavy(Tier.SPECIALIST) + basis.apply(Tier.SPECIALIST),
        heavy(Tier.PIPELINE) + basis.apply(Tier.PIPELINE),
        "what it did cost: the log's model and tokens at the catalogue's price; tokens of an"
            + " unknown model at "
            + prices.specialist().label()
            + "'s; without tokens, the baseline: one heavy model that is sent every script as a"
            + " tool");
  }

  private String heavy(Tier tier) {
    TypicalWork.Work work = typical.of(tier);
    return tier.label()
        + ": "
        + prices.specialist().label()
        + ", the log's tokens, else "
        + work.usage().total()
        + " in "
        + work.calls()
        + " calls: ";
  }
}
