package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.model.ModelSpec;
import dev.quartet.model.Models;
import dev.quartet.model.ProviderCheck;
import dev.quartet.model.ProviderCheck.Answer;
import dev.quartet.model.Role;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the providers of the models answer, asked once for all the probes of one heartbeat: each
 * address and credential one time, beside each other.
 */
public final class ProviderAnswers implements Supplier<List<ProviderAnswers.OfModel>> {
  /** A model that may be called, and what its provider answered. */
  public record OfModel(Role role, ModelSpec model, Answer answer) {
    boolean good() {
      return answer instanceof Answer.Accepted;
    }
  }

  private record Door(String provider, Optional<String> baseUrl, Optional<String> key) {
    static Door of(ModelSpec spec) {
      return new Door(spec.provider().id(), spec.baseUrl(), spec.apiKey());
    }
  }

  private final Models models;
  private final Function<ModelSpec, Answer> check;
  private final Lazy<Boolean> ready;
  private final Map<Role, Problem> missing = new ConcurrentHashMap<>();
  private final Lazy<List<OfModel>> answers = new Lazy<>(this::ask);

  /**
   * The answers of one heartbeat.
   *
   * @param commands may print the credentials; while one still does, nobody is asked
   */
  public ProviderAnswers(Models models, ProviderCheck check, SecretCommands commands) {
    this(models, check::ask, commands::settled);
  }

  ProviderAnswers(Models models, Function<ModelSpec, Answer> check, BooleanSupplier ready) {
    this.models = models;
    this.check = check;
    this.ready = new Lazy<>(ready::getAsBoolean);
  }

  /** By role, in the order in which models are tried; none for a role without a model. */
  @Override
  public List<OfModel> get() {
    return answers.get();
  }

  /** Whether the credentials are there to ask with. */
  boolean ready() {
    return ready.get();
  }

  private List<OfModel> ask() {
    if (!ready()) {
      return List.of();
    }
    Map<Role, List<ModelSpec>> candidates = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      candidates.put(role, candidates(role));
    }
    Map<Door, Answer> answers = answers(candidates.values().stream().flatMap(List::stream));
    List<OfModel> all = new ArrayList<>();
    candidates.forEach((role, specs) ->
        specs.forEach(spec -> all.add(new OfModel(role, spec, answer(answers, spec)))));
    return List.copyOf(all);
  }

  private static Answer answer(Map<Door, Answer> answers, ModelSpec spec) {
    return answers.getOrDefault(Door.of(spec), new Answer.Silent("it was not asked"));
  }

  private Map<Door, Answer> answers(Stream<ModelSpec> specs) {
    Map<Door, Answer> answers = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      specs
          .collect(Collectors.toMap(Door::of, spec -> spec, (first, _) -> first))
          .forEach((door, spec) -> threads.execute(() -> answers.put(door, check.apply(spec))));
    }
    return answers;
  }

  /** A role without a model has no candidates; the probe says why. */
  private List<ModelSpec> candidates(Role role) {
    try {
      return models.candidates(role);
    } catch (Problem e) {
      missing.put(role, e);
      return List.of();
    }
  }

  /** Why a role has no model, once the answers are there. */
  Map<Role, Problem> missing() {
    return Map.copyOf(missing);
  }
}
