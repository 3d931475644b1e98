package dev.quartet.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.Request;
import dev.quartet.Request.Attachment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is posted to ask something.
 *
 * @param trusted whether it comes from the command line, which may also say who asks, from which
 *     folder, and that the person has agreed
 */
record RequestBody(JsonNode body, boolean trusted) {
  private static final String HTTP = "http";
  static final Duration USUAL_PATIENCE = Duration.ofMinutes(10);

  private static final long MOST_WAIT_SECONDS = 86_400;
  private static final int NAME_CHARACTERS = 100;

  Request request() {
    return new Request(
        text("text").orElse(""),
        trusted ? name("caller").orElse(HTTP) : HTTP,
        name("conversation"),
        new Request.Options(
            text("tier"),
            attachments(),
            text("repository"),
            trusted ? text("folder") : Optional.empty(),
            maxCostNanos(),
            trusted && body.path("approved").asBoolean(false)));
  }

  /** Where the command line was called from, in a trace. */
  Optional<String> traceparent() {
    return trusted ? name("traceparent") : Optional.empty();
  }

  /** How long the client waits for the reply. */
  Duration patience() {
    JsonNode seconds = body.path("wait");
    if (seconds.isMissingNode() || seconds.isNull()) {
      return USUAL_PATIENCE;
    }
    if (!seconds.isNumber() || seconds.asDouble() < 0) {
      throw wrong("wait", "a number of seconds, 0 or more");
    }
    return Duration.ofMillis((long) (Math.min(MOST_WAIT_SECONDS, seconds.asDouble()) * 1000));
  }

  private Optional<String> text(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(field, "a string");
    }
    return Optional.of(value.asText());
  }

  private Optional<String> name(String field) {
    Optional<String> name = text(field).filter(value -> !value.isBlank());
    if (name.filter(value -> value.length() > NAME_CHARACTERS).isPresent()) {
      throw wrong(field, "at most " + NAME_CHARACTERS + " characters long");
    }
    return name;
  }

  private List<Attachment> attachments() {
    JsonNode list = body.path("attachments");
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw wrong("attachments", "a list of {\"name\",\"text\"}");
    }
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode one : list) {
      if (!one.path("name").isTextual() || !one.path("text").isTextual()) {
        throw wrong("attachments", "a list of {\"name\",\"text\"}");
      }
      attachments.add(new Attachment(one.path("name").asText(), one.path("text").asText()));
    }
    return attachments;
  }

  private Optional<Long> maxCostNanos() {
    JsonNode cost = body.path("maxCostUsd");
    if (cost.isMissingNode() || cost.isNull()) {
      return Optional.empty();
    }
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE, 9);
    boolean fits =
        cost.isNumber()
            && cost.decimalValue().signum() >= 0
            && cost.decimalValue().compareTo(most) < 0;
    if (!fits) {
      throw wrong("maxCostUsd", "an amount in US dollars, 0 or more");
    }
    return Optional.of(cost.decimalValue().movePointRight(9).longValue());
  }

  private static ApiException wrong(String field, String expected) {
    return ApiException.badRequest(
        "body", "'" + field + "' must be " + expected, "The body is described at /openapi.json");
  }
}
