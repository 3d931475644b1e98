package dev.quartet.run;

import dev.quartet.library.Effect;
import dev.quartet.model.Message;
import dev.quartet.model.ModelCaller;
import dev.quartet.model.ModelException;
import dev.quartet.model.ModelReply;
import dev.quartet.model.ModelRequest;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.Models;
import dev.quartet.model.Price;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.Role;
import dev.quartet.model.TextListener;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Problem;
import dev.quartet.run.ModelCallResult.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls a model within a run: journaled, paid from a budget, tried again when that can help. */
public final class ModelCalls {
  private static final int ASKING_TOKENS = 15_000;

  /** Waits between two tries. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final Models models;
  private final ModelCaller caller;
  private final PriceCatalogue prices;
  private final TokenCounter counter;
  private final Pause pause;

  public ModelCalls(
      Models models, ModelCaller caller, PriceCatalogue prices, TokenCounter counter, Pause pause) {
    this.models = models;
    this.caller = caller;
    this.prices = prices;
    this.counter = counter;
    this.pause = pause;
  }

  /** How many output tokens a call to the role's first model may use. */
  public int maxTokens(Role role) {
    return models.candidates(role).getFirst().maxTokens();
  }

  /**
   * Calls the role's model, then its fallbacks.
   *
   * @param purse whose budget pays
   * @throws Problem when no model replied, none is configured, or the budget does not allow it
   */
  public ModelReply call(
      Run run, Role role, RunBudget.Purse purse, ModelContext context, TextListener listener) {
    Failure last = new Failure("UNREACHABLE", "no model", false, 0);
    for (ModelSpec spec : models.candidates(role)) {
      var streamed = new AtomicBoolean();
      TextListener watching =
          part -> {
            streamed.set(true);
            listener.text(part);
          };
      for (int attempt = 0; attempt < TRIES; attempt++) {
        ModelCallResult result = oneTry(run, spec, purse, context, watching);
        if (result.reply().isPresent()) {
          return result.reply().get();
        }
        last = result.failure().orElse(last);
        run.cancellation().check();
        if (!worthAnotherTry(last, streamed.get(), attempt)) {
          break;
        }
        rest(last, attempt);
      }
      if (streamed.get()) {
        break;
      }
    }
    throw problem(last);
  }

  /** A reply that was partly shown cannot be taken back, so it is not tried again. */
  private static boolean worthAnotherTry(Failure failure, boolean streamed, int attempt) {
    return failure.retryable()
        && !streamed
        && attempt + 1 < TRIES
        && failure.retryAfterMillis() <= LONGEST_PAUSE.toMillis();
  }

  private void rest(Failure failure, int attempt) {
    long millis = Math.max(failure.retryAfterMillis(), FIRST_PAUSE.toMillis() << attempt);
    try {
      pause.of(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new dev.quartet.platform.Cancellation.Cancelled("interrupted");
    }
  }

  private ModelCallResult oneTry(
      Run run, ModelSpec spec, RunBudget.Purse purse, ModelContext context, TextListener listener) {
    var step =
        new Step<>(
            Step.Kind.MODEL,
            spec.label(),
            Effect.READ,
            ModelCallResult.class,
            Optional.of(context.manifest()));
    return run.steps().run(step, () -> paid(run, spec, purse, context.request(), listener));
  }

  private ModelCallResult paid(
      Run run, ModelSpec spec, RunBudget.Purse purse, ModelRequest request, TextListener listener) {
    long input = counter.count(request);
    Price price = prices.price(spec, input).orElseThrow(() -> unpriced(spec));
    long dearest = Math.max(price.input(), price.cacheWrite());
    long worst = Price.cost(input, dearest) + Price.cost(request.maxOutputTokens(), price.output());
    Budgets.Hold hold = run.budget().hold(purse, worst);
    try {
      ModelReply reply = caller.call(spec, request, listener, run.cancellation());
      Spend spend = spend(spec, reply.usage());
      run.budget().settle(hold, spend.costNanos());
      return new ModelCallResult(spend, Optional.of(reply), Optional.empty());
    } catch (ModelException e) {
      Spend spend = spend(spec, e.usage());
      run.budget().settle(hold, spend.costNanos());
      return new ModelCallResult(spend, Optional.empty(), Optional.of(failure(e)));
    }
  }

  private Spend spend(ModelSpec spec, Usage usage) {
    long input = usage.input() + usage.cacheRead() + usage.cacheWrite();
    long cost = prices.price(spec, input).map(price -> price.cost(usage)).orElse(0L);
    return new Spend(spec.label(), usage, cost);
  }

  private static Failure failure(ModelException e) {
    return new Failure(
        e.kind().name(),
        e.message(),
        e.kind().retryable(),
        e.retryAfter().map(Duration::toMillis).orElse(0L));
  }

  private static Problem unpriced(ModelSpec spec) {
    return Problem.refused(
        "unpriced",
        "Nobody knows what " + spec.label() + " costs, so no budget can hold it",
        "Give its price in quartet.yaml: prices: {"
            + spec.name()
            + ": {input: 3, output: 15}}, in USD per million tokens.");
  }

  private static Problem problem(Failure failure) {
    String hint =
        switch (ModelException.Kind.valueOf(failure.kind())) {
          case AUTHENTICATION -> "Check the provider's API key.";
          case NOT_FOUND -> "Check the model's name in quartet.yaml.";
          case BAD_REQUEST -> "The provider did not accept the request; the message says why.";
          case RATE_LIMITED -> "Wait a little, or name a fallback model in quartet.yaml.";
          case OVERLOADED, SERVER ->
              "The provider has a problem; try again later, or name a fallback model.";
          case UNREACHABLE -> "Check the network and the base URL.";
          case CUT, STALLED, BAD_REPLY ->
              "Try again; if it stays so, check what answers at the base URL.";
          case CANCELLED -> "";
        };
    return Problem.failed(
        "model_" + failure.kind().toLowerCase(java.util.Locale.ROOT), failure.message(), hint);
  }

  /**
   * A context of instructions and one question, counted.
   *
   * @param role what the manifest calls it
   * @param question the question's name and its text
   * @param mostOutput the most tokens of the reply
   * @throws Problem when it has more than 15,000 tokens
   */
  public ModelContext asking(
      String role, String instructions, Map.Entry<String, String> question, int mostOutput) {
    var parts =
        List.of(
            new ContextManifest.Part("instructions", counter.count(instructions)),
            new ContextManifest.Part(question.getKey(), counter.count(question.getValue())));
    ContextManifest manifest = ContextManifest.of(role, ASKING_TOKENS, parts, List.of());
    if (manifest.tokens() > ASKING_TOKENS) {
      throw Problem.refused(
          "context_too_large",
          "The " + role + " does not fit: " + manifest.tokens() + " tokens",
          "Ask about less at once.");
    }
    return new ModelContext(
        new ModelRequest(
            instructions, List.of(), List.of(new Message.User(question.getValue())), mostOutput),
        manifest);
  }
}
