package dev.quartet.jobs.alert;

import dev.quartet.platform.Processes;
import dev.quartet.workspace.AlertChannel;
import dev.quartet.workspace.Secrets;
import dev.quartet.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the channels that a workspace names, and the log. */
final class Channels {
  private final Secrets secrets;
  private final CommandChannel.Surroundings surroundings;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, String> complaints = new LinkedHashMap<>();
  private final List<Channel> all = new ArrayList<>();

  /** Those of a workspace; of one that is not trusted, the log alone. */
  Channels(Workspace workspace, Processes processes) {
    this.secrets = workspace.secrets();
    this.surroundings =
        new CommandChannel.Surroundings(
            processes, workspace.environment().variables(), workspace.root());
    all.add(new LogChannel());
    workspace.configuration().programs().alerts().forEach(named -> all.add(channel(named)));
  }

  List<Channel> all() {
    return List.copyOf(all);
  }

  /** What is known to be wrong without sending anything, by channel. */
  Map<String, String> complaints() {
    return Map.copyOf(complaints);
  }

  private Channel channel(AlertChannel named) {
    int count = counts.merge(named.kind(), 1, Integer::sum);
    String name = count == 1 ? named.kind() : named.kind() + "-" + count;
    return switch (named) {
      case AlertChannel.Slack(var url) -> new SlackChannel(name, secret(name, url));
      case AlertChannel.Webhook(var url) -> new WebhookChannel(name, secret(name, url));
      case AlertChannel.Command(var argv) -> new CommandChannel(name, argv, surroundings);
      case AlertChannel.Email email -> new EmailChannel(name, email, password(name, email));
    };
  }

  private Optional<SecretValue> password(String name, AlertChannel.Email email) {
    return email.login().map(login -> secret(name, login.password()));
  }

  private SecretValue secret(String name, AlertChannel.Given given) {
    var secret = new SecretValue(given, secrets);
    secret.complaint().ifPresent(complaint -> complaints.put(name, complaint));
    return secret;
  }
}
