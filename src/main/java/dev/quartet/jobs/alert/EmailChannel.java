package dev.quartet.jobs.alert;

import dev.quartet.workspace.AlertChannel;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Sends an e-mail by an SMTP server. */
record EmailChannel(String name, AlertChannel.Email email, Optional<SecretValue> password)
    implements Channel {
  private static final String MILLIS = "10000";
  private static final int SUBJECT = 200;

  @Override
  public void send(Notice notice) throws Undelivered {
    try {
      Session session = Session.getInstance(properties());
      Message message = message(session, notice);
      if (email.login().isPresent() && password.isPresent()) {
        Transport.send(message, email.login().get().user(), password.get().get());
      } else {
        Transport.send(message);
      }
    } catch (AuthenticationFailedException e) {
      throw Undelivered.unreachable("the mail server does not accept user and password");
    } catch (MessagingException e) {
      throw Undelivered.unreachable(reason(e));
    }
  }

  private Properties properties() {
    var properties = new Properties();
    AlertChannel.Server server = email.server();
    properties.setProperty("mail.smtp.host", server.host());
    properties.setProperty("mail.smtp.port", "" + server.port());
    properties.setProperty("mail.smtp.auth", "" + email.login().isPresent());
    properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
    properties.setProperty("mail.smtp.timeout", MILLIS);
    properties.setProperty("mail.smtp.writetimeout", MILLIS);
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.encryption()) {
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  private Message message(Session session, Notice notice) throws MessagingException {
    var message = new Named(session, notice.id());
    message.setFrom(new InternetAddress(email.from()));
    for (String address : email.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    message.setSubject(subject(notice), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(Instant.ofEpochMilli(notice.at())));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Quartet-Alert", notice.id());
    String facts = notice.facts();
    message.setText(
        notice.text() + (facts.isEmpty() ? "" : "\n\n" + facts) + "\n",
        StandardCharsets.UTF_8.name());
    return message;
  }

  private static String subject(Notice notice) {
    String line = "[" + notice.severity() + "] " + notice.title().replaceAll("\\s+", " ");
    return line.length() <= SUBJECT ? line : line.substring(0, SUBJECT - 1) + "…";
  }

  private String reason(MessagingException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    return "the mail server " + email.server().host() + " did not take it: " + why;
  }

  /** A message whose id is the alert's, whenever it is sent again. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@quartet.invalid>");
    }
  }
}
