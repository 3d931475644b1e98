package dev.quartet.jobs.alert;

import dev.quartet.jobs.alert.Channel.Undelivered;
import dev.quartet.platform.Problem;
import dev.quartet.workspace.AlertChannel.Given;
import dev.quartet.workspace.Secrets;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** A channel's secret, masked from then on wherever something is shown or stored. */
final class SecretValue {
  /**
   * A part of an address that is long is a token; a short one is a word that may stand anywhere.
   */
  private static final int TOKEN = 16;

  private final Given given;
  private final Secrets secrets;

  SecretValue(Given given, Secrets secrets) {
    this.given = given;
    this.secrets = secrets;
    if (given instanceof Given.Literal(String value)) {
      remember(value);
    }
  }

  /**
   * The secret itself.
   *
   * @throws Undelivered when it is not there
   */
  String get() throws Undelivered {
    return switch (given) {
      case Given.Literal(String value) -> value;
      case Given.Named(String variable) -> named(variable);
    };
  }

  private String named(String variable) throws Undelivered {
    Optional<String> value;
    try {
      value = secrets.find(variable);
    } catch (Problem e) {
      throw Undelivered.unreachable(e.message());
    }
    value.ifPresent(this::remember);
    return value.orElseThrow(() -> Undelivered.unreachable(missing(variable)));
  }

  private static String missing(String variable) {
    return "the secret " + variable + " is not set; give it in secrets.env";
  }

  /** Why it cannot be used, without running anything for it. */
  Optional<String> complaint() {
    return given instanceof Given.Named(String variable) && !secrets.knows(variable)
        ? Optional.of(missing(variable))
        : Optional.empty();
  }

  private void remember(String value) {
    secrets.remember("alerts " + value, value);
    tokens(value).forEach(token -> secrets.remember("alerts " + token, token));
  }

  private static Stream<String> tokens(String value) {
    try {
      URI uri = URI.create(value);
      return Stream.of(uri.getRawUserInfo(), uri.getRawPath(), uri.getRawQuery())
          .flatMap(Stream::ofNullable)
          .flatMap(part -> Stream.of(part.split("[/&=:]", -1)))
          .filter(part -> part.length() >= TOKEN);
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
