package dev.quartet.jobs.alert;

import dev.quartet.platform.Json;

/** Posts the alert as JSON. */
record WebhookChannel(String name, SecretValue url) implements Channel {
  @Override
  public void send(Notice notice) throws Undelivered, InterruptedException {
    HttpPost.send(url.get(), notice.id(), Json.write(notice));
  }
}
