package dev.quartet.model;

import java.net.URI;
import java.util.Optional;

/**
 * One model at one provider.
 *
 * @param provider whose wire protocol and prices apply
 * @param name the model's name at that provider
 * @param baseUrl where it answers, when not at the provider's own address
 * @param apiKey the credential; empty for providers that need none
 * @param maxTokens how many output tokens one call may use
 */
public record ModelSpec(
    Provider provider,
    String name,
    Optional<String> baseUrl,
    Optional<String> apiKey,
    int maxTokens) {

  /** The name used in records: provider and model. */
  public String label() {
    return provider.id() + "/" + name;
  }

  /** Whether calls stay on this machine. */
  public boolean onLoopback() {
    return baseUrl
        .or(provider::defaultBaseUrl)
        .map(URI::create)
        .map(URI::getHost)
        .filter(host -> host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"))
        .isPresent();
  }

  @Override
  public String toString() {
    return label();
  }
}
