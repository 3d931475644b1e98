package dev.quartet.workspace;

import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import dev.quartet.workspace.AlertChannel.Encryption;
import dev.quartet.workspace.AlertChannel.Given;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads {@code alerts} of {@code quartet.yaml}; no error repeats a value, since it may be one. */
final class AlertChannelReader {
  private static final List<String> KINDS = List.of("slack", "webhook", "email", "command");
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;
  private static final int HIGHEST_PORT = 65_535;

  private AlertChannelReader() {}

  static List<AlertChannel> read(Mapping root) {
    return root.items("alerts").stream()
        .filter(item -> !(item instanceof Yaml.Scalar scalar && scalar.value().isBlank()))
        .map(item -> channel(item.asMapping().only(KINDS)))
        .toList();
  }

  private static AlertChannel channel(Mapping item) {
    if (item.entries().size() != 1) {
      throw new Malformed(
          item.line(),
          "an entry of alerts is exactly one channel",
          "Write one a line, such as - slack: SLACK_WEBHOOK_URL. Known: "
              + String.join(", ", KINDS));
    }
    String kind = item.entries().keySet().iterator().next();
    Yaml value = item.entries().values().iterator().next();
    return switch (kind) {
      case "slack" -> new AlertChannel.Slack(url(kind, value));
      case "webhook" -> new AlertChannel.Webhook(url(kind, value));
      case "command" -> new AlertChannel.Command(argv(value));
      default -> email(value.asMapping());
    };
  }

  private static Given url(String kind, Yaml value) {
    String text = value.asText().strip();
    if (isName(text)) {
      return new Given.Named(text);
    }
    if (!isUrl(text)) {
      throw new Malformed(
          value.line(),
          "alerts: " + kind + " is neither an http(s) URL nor the name of a secret",
          "Write the URL, or a name such as SLACK_WEBHOOK_URL that secrets.env gives a value.");
    }
    return new Given.Literal(text);
  }

  private static boolean isName(String text) {
    return text.matches("[A-Z][A-Z0-9_]*");
  }

  private static boolean isUrl(String text) {
    try {
      return text.matches("https?://[^\\s]+") && URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> argv(Yaml value) {
    List<String> argv = value.items().stream().map(Yaml::asText).toList();
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      throw new Malformed(
          value.line(),
          "alerts: command names no program",
          "Write for example [/usr/local/bin/page-me, --team, shop].");
    }
    return argv;
  }

  private static AlertChannel email(Mapping email) {
    email.only(List.of("to", "from", "host", "port", "user", "password", "tls"));
    List<String> to = email.texts("to");
    if (to.isEmpty()) {
      throw new Malformed(
          email.line(), "alerts: email needs 'to'", "Write an address, or a list of addresses.");
    }
    to.forEach(address -> checkAddress("to", address, email));
    String from =
        email.requiredText("from", "alerts: email needs the address that it is sent from.");
    checkAddress("from", from, email);
    Optional<AlertChannel.Login> login = login(email);
    return new AlertChannel.Email(to, from, server(email, login.isPresent()), login);
  }

  private static void checkAddress(String key, String address, Mapping email) {
    if (!address.matches("([^<>\\r\\n]*<)?[^\\s@<>,;]+@[^\\s@<>,;]+>?")) {
      throw new Malformed(
          email.find(key).map(Yaml::line).orElse(email.line()),
          "alerts: email has something in '" + key + "' that is no address",
          "Write for example team@example.com.");
    }
  }

  private static Optional<AlertChannel.Login> login(Mapping email) {
    Optional<String> user = email.text("user");
    Optional<String> password = email.text("password");
    if (user.isPresent() != password.isPresent()) {
      throw new Malformed(
          email.line(), "alerts: email needs both 'user' and 'password', or neither", "Add it.");
    }
    password
        .filter(name -> !isName(name))
        .ifPresent(_ -> {
          throw new Malformed(
              email.find("password").map(Yaml::line).orElse(email.line()),
              "alerts: the password of email does not belong into this file",
              "Write the name of a secret, such as SMTP_PASSWORD, and give it in secrets.env.");
        });
    return user.flatMap(
        name -> password.map(secret -> new AlertChannel.Login(name, new Given.Named(secret))));
  }

  private static AlertChannel.Server server(Mapping email, boolean login) {
    String host =
        email.requiredText(
            "host", "alerts: email needs the SMTP server, such as smtp.example.com.");
    int port = email.integer("port").orElse(SUBMISSION);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new Malformed(
          email.line(), "alerts: the port of email is from 1 to 65535", "Write for example 587.");
    }
    Encryption encryption = encryption(email, host, port);
    if (login && encryption == Encryption.NONE && !isLoopback(host)) {
      throw new Malformed(
          email.find("tls").map(Yaml::line).orElse(email.line()),
          "alerts: the password of email would be sent unencrypted",
          "Take 'tls: false' out, or user and password.");
    }
    return new AlertChannel.Server(host, port, encryption);
  }

  private static Encryption encryption(Mapping email, String host, int port) {
    Encryption usual = port == SUBMISSION_OVER_TLS ? Encryption.IMPLICIT : Encryption.STARTTLS;
    return email
        .text("tls")
        .map(written ->
            switch (written) {
              case "true" -> usual;
              case "false" -> Encryption.NONE;
              case "starttls" -> Encryption.STARTTLS;
              case "implicit" -> Encryption.IMPLICIT;
              default ->
                  throw new Malformed(
                      email.find("tls").map(Yaml::line).orElse(email.line()),
                      "alerts: unknown tls '" + written + "' of email",
                      "Write true, false, starttls or implicit.");
            })
        .orElse(isLoopback(host) ? Encryption.NONE : usual);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
