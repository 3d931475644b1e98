package dev.quartet.model;

import java.util.Arrays;
import java.util.Optional;

/** Who serves a model: fixes the wire protocol, the credential and the price list. */
public enum Provider {
  ANTHROPIC("anthropic", Protocol.ANTHROPIC, "anthropic", "ANTHROPIC_API_KEY", ""),
  OPENAI("openai", Protocol.OPENAI, "openai", "OPENAI_API_KEY", ""),
  GEMINI("gemini", Protocol.GEMINI, "google", "GEMINI_API_KEY", ""),
  OLLAMA("ollama", Protocol.OPENAI, "", "", "http://127.0.0.1:11434/v1"),
  VLLM("vllm", Protocol.OPENAI, "", "VLLM_API_KEY", "http://127.0.0.1:8000/v1"),
  OPENROUTER(
      "openrouter",
      Protocol.OPENAI,
      "openrouter",
      "OPENROUTER_API_KEY",
      "https://openrouter.ai/api/v1"),
  GROQ("groq", Protocol.OPENAI, "groq", "GROQ_API_KEY", "https://api.groq.com/openai/v1"),
  MISTRAL("mistral", Protocol.OPENAI, "mistral", "MISTRAL_API_KEY", "https://api.mistral.ai/v1"),
  DEEPSEEK(
      "deepseek", Protocol.OPENAI, "deepseek", "DEEPSEEK_API_KEY", "https://api.deepseek.com/v1"),
  XAI("xai", Protocol.OPENAI, "x-ai", "XAI_API_KEY", "https://api.x.ai/v1");

  /** The shape of requests and replies on the wire. */
  public enum Protocol {
    ANTHROPIC,
    OPENAI,
    GEMINI
  }

  private final String id;
  private final Protocol protocol;
  private final String priceList;
  private final String keyVariable;
  private final String defaultBaseUrl;

  Provider(
      String id, Protocol protocol, String priceList, String keyVariable, String defaultBaseUrl) {
    this.id = id;
    this.protocol = protocol;
    this.priceList = priceList;
    this.keyVariable = keyVariable;
    this.defaultBaseUrl = defaultBaseUrl;
  }

  public static Optional<Provider> of(String id) {
    return Arrays.stream(values()).filter(provider -> provider.id.equals(id)).findFirst();
  }

  /** The ids a configuration may name, for messages. */
  public static String ids() {
    return String.join(", ", Arrays.stream(values()).map(Provider::id).toList());
  }

  public String id() {
    return id;
  }

  public Protocol protocol() {
    return protocol;
  }

  /**
   * The provider's name in the price catalogue; empty for one that runs on people's own machines.
   */
  public String priceList() {
    return priceList;
  }

  /** The environment variable that holds the credential; empty when none is needed. */
  public String keyVariable() {
    return keyVariable;
  }

  /** Where the provider answers when the model SDK does not know it. */
  public Optional<String> defaultBaseUrl() {
    return Optional.of(defaultBaseUrl).filter(url -> !url.isEmpty());
  }
}
