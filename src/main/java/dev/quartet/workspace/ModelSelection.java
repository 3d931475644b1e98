package dev.quartet.workspace;

import dev.quartet.model.ModelSpec;
import dev.quartet.model.Models;
import dev.quartet.model.OllamaProbe;
import dev.quartet.model.Provider;
import dev.quartet.model.Role;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Problem;
import dev.quartet.workspace.Configuration.ModelEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses the models: those that {@code quartet.yaml} names, else by the first credential found.
 */
public final class ModelSelection implements Models {
  /** Enough for a long answer or a large edit; the worst case that a budget must hold. */
  private static final int MAX_TOKENS = 8192;

  private static final Map<Provider, Map<Role, String>> USUAL =
      Map.of(
          Provider.ANTHROPIC,
              Map.of(Role.WORKHORSE, "claude-sonnet-5", Role.SPECIALIST, "claude-opus-5"),
          Provider.OPENAI, Map.of(Role.WORKHORSE, "gpt-5.6-terra", Role.SPECIALIST, "gpt-5.6"),
          Provider.GEMINI,
              Map.of(
                  Role.WORKHORSE, "gemini-3.5-flash", Role.SPECIALIST, "gemini-3.1-pro-preview"));

  private final Workspace workspace;
  private final Supplier<Optional<String>> ollama;

  public ModelSelection(Workspace workspace, OllamaProbe probe) {
    this.workspace = workspace;
    this.ollama = new Lazy<>(probe::firstModel);
  }

  @Override
  public List<ModelSpec> candidates(Role role) {
    return configured(role)
        .or(() -> byCredential(role))
        .or(() -> byOllama())
        .orElseThrow(ModelSelection::none);
  }

  /**
   * The model that savings are measured against: the role's own, else the one most teams would
   * take.
   */
  public ModelSpec reference(Role role) {
    try {
      return configured(role)
          .or(() -> byCredential(role))
          .map(List::getFirst)
          .orElseGet(() -> usual(role));
    } catch (Problem e) {
      return usual(role);
    }
  }

  private ModelSpec usual(Role role) {
    return spec(Provider.ANTHROPIC, name(Provider.ANTHROPIC, role), Optional.empty(), MAX_TOKENS);
  }

  private Optional<List<ModelSpec>> configured(Role role) {
    Map<Role, ModelEntry> models = workspace.configuration().models();
    return Optional.ofNullable(models.get(role))
        .or(() -> models.values().stream().findFirst())
        .map(entry -> {
          List<ModelSpec> specs = new ArrayList<>();
          specs.add(spec(entry));
          entry.fallback().forEach(fallback -> specs.add(spec(fallback)));
          return specs;
        });
  }

  private ModelSpec spec(ModelEntry entry) {
    ModelSpec spec =
        spec(
            entry.provider(), entry.model(), entry.baseUrl(), entry.maxTokens().orElse(MAX_TOKENS));
    String variable = entry.provider().keyVariable();
    if (spec.apiKey().isEmpty() && !variable.isEmpty() && !spec.onLoopback()) {
      throw new Problem(
          Problem.Kind.NO_MODEL,
          "no_model",
          "The model " + spec.label() + " needs a credential",
          "Set " + variable + ", in the environment or in secrets.env.");
    }
    return spec;
  }

  private Optional<List<ModelSpec>> byCredential(Role role) {
    for (Provider provider : List.of(Provider.ANTHROPIC, Provider.OPENAI, Provider.GEMINI)) {
      ModelSpec spec = spec(provider, name(provider, role), Optional.empty(), MAX_TOKENS);
      if (spec.apiKey().isPresent() || spec.onLoopback()) {
        return Optional.of(List.of(spec));
      }
    }
    return Optional.empty();
  }

  private static String name(Provider provider, Role role) {
    return USUAL.getOrDefault(provider, Map.of()).getOrDefault(role, "");
  }

  private Optional<List<ModelSpec>> byOllama() {
    return ollama
        .get()
        .map(model -> List.of(spec(Provider.OLLAMA, model, Optional.empty(), MAX_TOKENS)));
  }

  private ModelSpec spec(Provider provider, String model, Optional<String> baseUrl, int maxTokens) {
    return new ModelSpec(
        provider,
        model,
        baseUrl.or(() -> baseUrlVariable(provider)),
        Optional.of(provider.keyVariable())
            .filter(name -> !name.isEmpty())
            .flatMap(workspace.secrets()::find),
        maxTokens);
  }

  /**
   * Base URLs come from the environment or the trusted file only, never from {@code secrets.env}.
   */
  private Optional<String> baseUrlVariable(Provider provider) {
    return switch (provider) {
      case ANTHROPIC -> workspace.environment().variable("ANTHROPIC_BASE_URL");
      case OPENAI -> workspace.environment().variable("OPENAI_BASE_URL");
      case GEMINI -> workspace.environment().variable("GEMINI_BASE_URL");
      case OLLAMA -> workspace.environment().variable("OLLAMA_BASE_URL");
      case VLLM, OPENROUTER, GROQ, MISTRAL, DEEPSEEK, XAI -> Optional.empty();
    };
  }

  private static Problem none() {
    return new Problem(
        Problem.Kind.NO_MODEL,
        "no_model",
        "No model is configured, and this request needs one",
        "Set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY, start Ollama, or name models in"
            + " quartet.yaml. Scripts work without: quartet scripts");
  }
}
