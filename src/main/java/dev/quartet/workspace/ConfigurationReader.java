package dev.quartet.workspace;

import dev.quartet.model.PriceCatalogue.LongContext;
import dev.quartet.model.PriceCatalogue.PriceEntry;
import dev.quartet.model.Provider;
import dev.quartet.model.Role;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import dev.quartet.workspace.Configuration.Budgets;
import dev.quartet.workspace.Configuration.Limits;
import dev.quartet.workspace.Configuration.ModelEntry;
import dev.quartet.workspace.Configuration.Programs;
import dev.quartet.workspace.Configuration.Recording;
import dev.quartet.workspace.Configuration.StoreText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code quartet.yaml} strictly: a key that means nothing is an error, with its line. */
final class ConfigurationReader {
  private static final List<String> KEYS =
      List.of(
          "models",
          "prices",
          "budgets",
          "limits",
          "approvals",
          "alerts",
          "heartbeat",
          "defaults",
          "environment",
          "secrets",
          "library",
          "audit",
          "store_text",
          "retention");
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private ConfigurationReader() {}

  /**
   * Reads the file; without one everything has its default.
   *
   * @throws Problem naming file, line, and what to write instead
   */
  static Configuration read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Configuration.DEFAULT;
    }
    try {
      return configuration(Yaml.read(Files.readString(file), 1).only(KEYS));
    } catch (Malformed e) {
      throw Problem.usage("configuration", file + ":" + e.line() + ": " + e.message(), e.hint());
    } catch (IOException e) {
      throw Problem.usage(
          "configuration", "Cannot read " + file, "Check that it is UTF-8 text that you may read.");
    }
  }

  private static Configuration configuration(Mapping root) {
    return new Configuration(
        models(root.mapping("models").only(List.of("workhorse", "specialist"))),
        prices(root.mapping("prices")),
        budgets(root.mapping("budgets").only(List.of("request", "specialist", "pipeline", "day"))),
        limits(root),
        root.mapping("library").only(List.of("shipped")).flag("shipped").orElse(true),
        root.mapping("defaults").textMap(),
        new Recording(audit(root), storeText(root), root.duration("retention")),
        HeartbeatSettings.read(root.mapping("heartbeat")),
        new Programs(
            root.mapping("environment").textMap(),
            secretCommands(root.mapping("secrets")),
            AlertChannelReader.read(root)));
  }

  private static double audit(Mapping root) {
    BigDecimal share = amount(root, "audit").orElse(BigDecimal.valueOf(Recording.DEFAULT.audit()));
    if (share.compareTo(BigDecimal.ONE) > 0) {
      throw new Malformed(
          root.find("audit").map(Yaml::line).orElse(root.line()),
          "audit is a share, from 0 to 1",
          "Write 0.01 for one of a hundred, 0 for none.");
    }
    return share.doubleValue();
  }

  private static StoreText storeText(Mapping root) {
    String kept = root.text("store_text").orElse(StoreText.FULL.label());
    return Arrays.stream(StoreText.values())
        .filter(known -> known.label().equals(kept))
        .findFirst()
        .orElseThrow(() ->
            new Malformed(
                root.find("store_text").map(Yaml::line).orElse(root.line()),
                "unknown store_text '" + kept + "'",
                "Write full, redacted or none."));
  }

  private static Map<Role, ModelEntry> models(Mapping models) {
    Map<Role, ModelEntry> entries = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      models.find(role.label()).ifPresent(entry -> entries.put(role, model(entry.asMapping())));
    }
    return entries;
  }

  private static ModelEntry model(Mapping entry) {
    entry.only(List.of("provider", "model", "baseUrl", "maxTokens", "fallback"));
    String provider =
        entry.requiredText(
            "provider", "Write for example: {provider: anthropic, model: claude-sonnet-5}");
    Optional<Integer> maxTokens = entry.integer("maxTokens");
    if (maxTokens.filter(tokens -> tokens < 1).isPresent()) {
      throw new Malformed(entry.line(), "maxTokens must be at least 1", "Write for example 8192.");
    }
    return new ModelEntry(
        Provider.of(provider)
            .orElseThrow(() ->
                new Malformed(
                    entry.line(),
                    "unknown provider '" + provider + "'",
                    "Known: "
                        + Provider.ids()
                        + "; any other OpenAI-compatible endpoint is 'openai' with a baseUrl.")),
        entry.requiredText("model", "Write the model's name at its provider."),
        entry.text("baseUrl").map(url -> checkedUrl(url, entry.line())),
        maxTokens,
        entry.items("fallback").stream().map(item -> model(item.asMapping())).toList());
  }

  private static String checkedUrl(String url, int line) {
    if (!url.matches("https?://[^\\s]+")) {
      throw new Malformed(
          line,
          "baseUrl is not an http(s) URL: " + url,
          "Write for example http://127.0.0.1:11434/v1");
    }
    return url;
  }

  private static Map<String, PriceEntry> prices(Mapping prices) {
    Map<String, PriceEntry> entries = new LinkedHashMap<>();
    prices.entries().forEach((model, value) -> entries.put(model, price(value.asMapping())));
    return entries;
  }

  private static PriceEntry price(Mapping price) {
    price.only(List.of("input", "output", "cacheRead", "cacheWrite"));
    return new PriceEntry(
        Optional.empty(),
        amount(price, "input").orElseThrow(() -> noPrice(price)),
        amount(price, "output").orElseThrow(() -> noPrice(price)),
        amount(price, "cacheRead"),
        amount(price, "cacheWrite"),
        Optional.<LongContext>empty());
  }

  private static Malformed noPrice(Mapping price) {
    return new Malformed(
        price.line(),
        "a price needs input and output",
        "Write {input: 3, output: 15}, in USD per million tokens.");
  }

  private static Optional<BigDecimal> amount(Mapping mapping, String key) {
    return mapping
        .decimal(key)
        .map(amount -> {
          if (amount.signum() < 0) {
            throw new Malformed(mapping.line(), key + " must not be negative", "Write 0 or more.");
          }
          return amount;
        });
  }

  private static Budgets budgets(Mapping budgets) {
    Budgets usual = Budgets.DEFAULT;
    return new Budgets(
        nanos(budgets, "request", usual.request()),
        nanos(budgets, "specialist", usual.specialist()),
        nanos(budgets, "pipeline", usual.pipeline()),
        nanos(budgets, "day", usual.day()));
  }

  private static long nanos(Mapping budgets, String key, long usual) {
    return amount(budgets, key).map(dollars -> dollars.multiply(NANOS).longValue()).orElse(usual);
  }

  private static Limits limits(Mapping root) {
    Mapping limits =
        root.mapping("limits")
            .only(
                List.of(
                    "directCalls", "specialistCalls", "handoffs", "directTime", "specialistTime"));
    Mapping approvals = root.mapping("approvals").only(List.of("expire"));
    Limits usual = Limits.DEFAULT;
    return new Limits(
        limits.integer("directCalls").orElse(usual.directCalls()),
        limits.integer("specialistCalls").orElse(usual.specialistCalls()),
        limits.integer("handoffs").orElse(usual.handoffs()),
        limits.duration("directTime").orElse(usual.directTime()),
        limits.duration("specialistTime").orElse(usual.specialistTime()),
        approvals.duration("expire").orElse(usual.approval()));
  }

  private static Map<String, List<String>> secretCommands(Mapping secrets) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    secrets
        .entries()
        .forEach(
            (name, argv) -> commands.put(name, argv.items().stream().map(Yaml::asText).toList()));
    return commands;
  }
}
