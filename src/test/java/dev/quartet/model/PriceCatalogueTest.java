package dev.quartet.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.model.PriceCatalogue.PriceEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceCatalogueTest {
  private static final String REMOTE = "https://models.example";
  private static final long DOLLAR = 1_000_000_000L;

  @TempDir private Path folder;

  @BeforeEach
  void writes_a_price_list() throws IOException {
    Files.writeString(
        folder.resolve("prices.json"),
        """
        {"source": {"name": "test", "licence": "none", "date": "2026-11-01"}, "models": [
          {"provider": "anthropic", "id": "claude-sonnet-5", "match": [{"starts": "claude-sonnet-5"}],
           "prices": [
             {"input": 2, "output": 10, "cacheRead": 0.2, "cacheWrite": 2.5},
             {"from": "2026-09-01", "input": 3, "output": 15, "cacheRead": 0.3, "cacheWrite": 3.75}]},
          {"provider": "google", "id": "gemini-long", "match": [{"is": "gemini-long"}],
           "prices": [{"input": 2, "output": 12, "cacheRead": 0.2,
             "above": {"tokens": 200000, "input": 4, "output": 18, "cacheRead": 0.4}}]}]}
        """);
  }

  private Optional<Price> price(
      String day, Map<String, PriceEntry> overrides, ModelSpec spec, long tokens) {
    var clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    return new PriceCatalogue(folder.resolve("prices.json"), overrides, clock).price(spec, tokens);
  }

  private static ModelSpec spec(Provider provider, String name, String url) {
    return new ModelSpec(provider, name, Optional.of(url), Optional.of("key"), 100);
  }

  private static final ModelSpec SONNET =
      spec(Provider.ANTHROPIC, "claude-sonnet-5-20260601", REMOTE);

  @Test
  void takes_the_price_that_holds_on_the_day() {
    assertThat(price("2026-08-31", Map.of(), SONNET, 10))
        .contains(new Price(2 * DOLLAR, 10 * DOLLAR, DOLLAR / 5, 5 * DOLLAR / 2));
    assertThat(price("2026-09-01", Map.of(), SONNET, 10))
        .contains(new Price(3 * DOLLAR, 15 * DOLLAR, 3 * DOLLAR / 10, 15 * DOLLAR / 4));
  }

  @Test
  void takes_the_dearer_price_only_beyond_the_long_context_threshold() {
    ModelSpec gemini = spec(Provider.GEMINI, "gemini-long", REMOTE);
    assertThat(price("2026-11-01", Map.of(), gemini, 200_000).orElseThrow().input())
        .isEqualTo(2 * DOLLAR);
    assertThat(price("2026-11-01", Map.of(), gemini, 200_001).orElseThrow())
        .isEqualTo(new Price(4 * DOLLAR, 18 * DOLLAR, 2 * DOLLAR / 5, 4 * DOLLAR));
  }

  @Test
  void a_workspaces_own_price_comes_first_by_label_then_by_name() {
    PriceEntry one = entry(1);
    PriceEntry seven = entry(7);
    String name = SONNET.name();
    assertThat(price("2026-11-01", Map.of(name, one), SONNET, 10).orElseThrow().input())
        .isEqualTo(DOLLAR);
    assertThat(
            price("2026-11-01", Map.of(name, one, SONNET.label(), seven), SONNET, 10)
                .orElseThrow()
                .input())
        .isEqualTo(7 * DOLLAR);
  }

  private static PriceEntry entry(int dollars) {
    return new PriceEntry(
        Optional.empty(),
        BigDecimal.valueOf(dollars),
        BigDecimal.valueOf(dollars),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void an_unpriced_model_is_free_on_this_machine_and_unknown_elsewhere() {
    ModelSpec here = spec(Provider.OLLAMA, "qwen", "http://127.0.0.1:11434/v1");
    ModelSpec there = spec(Provider.OLLAMA, "qwen", "http://models.example/v1");
    assertThat(price("2026-11-01", Map.of(), here, 10)).contains(Price.FREE);
    assertThat(price("2026-11-01", Map.of(), there, 10)).isEmpty();
  }

  @Test
  void a_priced_model_costs_its_price_behind_a_local_proxy_too() {
    ModelSpec proxied = spec(Provider.ANTHROPIC, "claude-sonnet-5", "http://127.0.0.1:9");
    assertThat(price("2026-11-01", Map.of(), proxied, 10).orElseThrow().output())
        .isEqualTo(15 * DOLLAR);
  }
}
