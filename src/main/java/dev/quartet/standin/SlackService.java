package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The made-up company's Slack. It says no with status 200 and {@code ok: false}, as Slack does. */
final class SlackService implements HttpService {
  private static final List<String> CHANNELS = List.of("general", "deploys", "sales", "support");
  private static final Pattern AMPERSAND = Pattern.compile("&");

  private final List<CompanyServer.Posted> posted = new CopyOnWriteArrayList<>();

  @Override
  public void routing(HttpRules rules) {
    rules
        .any((req, res) -> {
          if (req.headers().contains(HeaderNames.AUTHORIZATION)) {
            res.next();
          } else {
            refuse(res, "not_authed");
          }
        })
        .post("/chat.postMessage", this::post)
        .get("/auth.test", (_, res) -> whoAmI(res))
        .post("/auth.test", (_, res) -> whoAmI(res))
        .get("/conversations.list", (_, res) -> channels(res))
        .any((_, res) -> refuse(res, "unknown_method"));
  }

  private void post(ServerRequest req, ServerResponse res) {
    Map<String, String> fields = fields(req);
    String channel = fields.getOrDefault("channel", "").replaceFirst("^#", "");
    String text = fields.getOrDefault("text", "");
    if (!CHANNELS.contains(channel.toLowerCase(Locale.ROOT)) && !channel.matches("C0LUMEN\\d")) {
      refuse(res, "channel_not_found");
    } else if (text.isBlank()) {
      refuse(res, "no_text");
    } else {
      posted.add(new CompanyServer.Posted(channel, text));
      String ts = "1767225600.%06d".formatted(posted.size());
      CompanyServer.json(
          res,
          200,
          Map.of("ok", true, "channel", id(channel), "ts", ts, "message", Map.of("text", text)));
    }
  }

  private static String id(String channel) {
    int index = CHANNELS.indexOf(channel.toLowerCase(Locale.ROOT));
    return index < 0 ? channel : "C0LUMEN" + index;
  }

  private static void whoAmI(ServerResponse res) {
    CompanyServer.json(
        res,
        200,
        Map.of("ok", true, "team", "Lumen & Larch", "user", "quartet", "bot_id", "B0LUMEN"));
  }

  private static void channels(ServerResponse res) {
    CompanyServer.json(
        res,
        200,
        Map.of(
            "ok",
            true,
            "channels",
            CHANNELS.stream()
                .map(name ->
                    Map.of("id", id(name), "name", name, "is_private", false, "num_members", 9))
                .toList(),
            "response_metadata",
            Map.of("next_cursor", "")));
  }

  /** Slack takes JSON as well as forms. */
  private static Map<String, String> fields(ServerRequest req) {
    String body = req.content().as(String.class);
    Map<String, String> fields = new HashMap<>();
    if (body.stripLeading().startsWith("{")) {
      JsonNode json = Json.tree(body);
      json.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    } else {
      AMPERSAND
          .splitAsStream(body)
          .filter(pair -> pair.contains("="))
          .forEach(pair ->
              fields.put(
                  decoded(pair.substring(0, pair.indexOf('='))),
                  decoded(pair.substring(pair.indexOf('=') + 1))));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void refuse(ServerResponse res, String error) {
    CompanyServer.json(res, 200, Map.of("ok", false, "error", error));
  }

  List<CompanyServer.Posted> posted() {
    return List.copyOf(posted);
  }
}
