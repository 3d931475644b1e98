package dev.quartet.jobs.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that speaks as much SMTP as a sender needs, without encryption. */
final class MailServer implements AutoCloseable {
  /** What it took: for whom, the lines of the mail, and who had logged in. */
  record Mail(String from, List<String> to, List<String> lines, String login) {
    String header(String name) {
      return lines.stream()
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse("");
    }

    String body() {
      return String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size()));
    }
  }

  private final ServerSocket socket;
  private final String password;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  /** One that wants a password, or none when it is empty. */
  MailServer(String password) {
    this.password = password;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Mail> mails() {
    return mails;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        var in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var out =
            new java.io.OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8)) {
      talk(in, out);
    } catch (IOException e) {
      // The sender has gone.
    }
  }

  private void talk(BufferedReader in, Writer out) throws IOException {
    String from = "";
    String login = "";
    List<String> to = new ArrayList<>();
    say(out, "220 mail.test");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
      switch (verb) {
        case "EHLO" ->
            say(out, password.isEmpty() ? "250 mail.test" : "250-mail.test\r\n250 AUTH PLAIN");
        case "AUTH" -> {
          String[] given =
              new String(
                      Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)),
                      StandardCharsets.UTF_8)
                  .split("\0", -1);
          login = given[2].equals(password) ? given[1] : "";
          say(out, login.isEmpty() ? "535 5.7.8 no" : "235 yes");
        }
        case "MAIL" -> {
          from = line;
          say(out, password.isEmpty() || !login.isEmpty() ? "250 ok" : "530 log in first");
        }
        case "RCPT" -> {
          to.add(line.replaceAll(".*<(.*)>.*", "$1"));
          say(out, line.contains("nobody@") ? "550 no such mailbox" : "250 ok");
        }
        case "DATA" -> {
          say(out, "354 go on");
          List<String> lines = new ArrayList<>();
          for (String text = in.readLine(); !".".equals(text); text = in.readLine()) {
            lines.add(text);
          }
          mails.add(new Mail(from, List.copyOf(to), lines, login));
          say(out, "250 taken");
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
