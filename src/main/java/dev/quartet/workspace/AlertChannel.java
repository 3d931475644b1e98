package dev.quartet.workspace;

import java.util.List;
import java.util.Optional;

/** A way to tell a person something, as {@code quartet.yaml} names it under {@code alerts}. */
public sealed interface AlertChannel {
  /** Its kind, as it is written. */
  String kind();

  /** A value that is a secret itself. */
  sealed interface Given {
    /** It stands in the file. */
    record Literal(String value) implements Given {}

    /** The file names the secret that holds it. */
    record Named(String variable) implements Given {}
  }

  /** An incoming webhook of Slack, or of what understands the same. */
  record Slack(Given url) implements AlertChannel {
    @Override
    public String kind() {
      return "slack";
    }
  }

  /** Any address that takes the alert as JSON. */
  record Webhook(Given url) implements AlertChannel {
    @Override
    public String kind() {
      return "webhook";
    }
  }

  /** A program that reads the alert as JSON from its standard input. */
  record Command(List<String> argv) implements AlertChannel {
    public Command {
      argv = List.copyOf(argv);
    }

    @Override
    public String kind() {
      return "command";
    }
  }

  /** E-mail by an SMTP server. */
  record Email(List<String> to, String from, Server server, Optional<Login> login)
      implements AlertChannel {
    public Email {
      to = List.copyOf(to);
    }

    @Override
    public String kind() {
      return "email";
    }
  }

  /** The server that takes e-mail. */
  record Server(String host, int port, Encryption encryption) {}

  /** Who sends e-mail; the password is a secret of that name. */
  record Login(String user, Given.Named password) {}

  /** How the connection to a mail server is protected. */
  enum Encryption {
    /** Not at all: only for a server on this machine, or without a login. */
    NONE,
    /** It begins plain and must be encrypted before anything else is said. */
    STARTTLS,
    /** From its first byte. */
    IMPLICIT
  }
}
