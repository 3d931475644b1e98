package dev.quartet.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quartet.platform.Json;
import dev.quartet.platform.Lazy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Dated prices by provider and model; a workspace's own prices come first. */
public final class PriceCatalogue {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  /** Where the shipped prices come from. */
  public record Source(String name, String licence, String date) {}

  /**
   * A price in USD per million tokens, as people write it.
   *
   * @param from the first day it holds (ISO date); absent for always
   * @param cacheRead absent: as input
   * @param cacheWrite absent: as input
   * @param above the price of a whole request whose input is longer than so many tokens
   */
  public record PriceEntry(
      Optional<String> from,
      BigDecimal input,
      BigDecimal output,
      Optional<BigDecimal> cacheRead,
      Optional<BigDecimal> cacheWrite,
      Optional<LongContext> above) {

    Price price() {
      return PriceCatalogue.price(input, output, cacheRead, cacheWrite);
    }
  }

  /** The price beyond a number of input tokens. */
  public record LongContext(
      long tokens,
      BigDecimal input,
      BigDecimal output,
      Optional<BigDecimal> cacheRead,
      Optional<BigDecimal> cacheWrite) {

    Price price() {
      return PriceCatalogue.price(input, output, cacheRead, cacheWrite);
    }
  }

  private record Match(
      Optional<String> is,
      Optional<String> starts,
      Optional<String> ends,
      Optional<String> contains,
      Optional<String> regex) {

    boolean matches(String name) {
      return is.filter(name::equals).isPresent()
          || starts.filter(name::startsWith).isPresent()
          || ends.filter(name::endsWith).isPresent()
          || contains.filter(name::contains).isPresent()
          || regex.filter(name::matches).isPresent();
    }
  }

  private record Entry(String provider, String id, List<Match> match, List<PriceEntry> prices) {}

  private record Document(Source source, @JsonProperty("models") List<Entry> entries) {}

  private final Supplier<Document> document;
  private final Map<String, PriceEntry> overrides;
  private final Clock clock;

  /**
   * A catalogue.
   *
   * @param file the shipped prices, read on first use
   * @param overrides a workspace's own, by model name or {@code provider/name}
   */
  public PriceCatalogue(Path file, Map<String, PriceEntry> overrides, Clock clock) {
    this.document = new Lazy<>(() -> read(file));
    this.overrides = Map.copyOf(overrides);
    this.clock = clock;
  }

  private static Document read(Path file) {
    try {
      return Json.read(Files.readString(file), Document.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the price catalogue " + file, e);
    }
  }

  public Source source() {
    return document.get().source();
  }

  /**
   * What a model's tokens cost today.
   *
   * <p>A model on this machine that no list prices costs nothing; a priced one costs its price
   * there too, since what answers on loopback may well be a proxy to the paid service.
   *
   * @return empty when nobody knows the price
   */
  public Optional<Price> price(ModelSpec spec, long inputTokens) {
    return entry(spec)
        .map(entry -> at(entry, inputTokens))
        .or(() -> spec.onLoopback() ? Optional.of(Price.FREE) : Optional.empty());
  }

  private static Price at(PriceEntry entry, long inputTokens) {
    return entry
        .above()
        .filter(above -> inputTokens > above.tokens())
        .map(LongContext::price)
        .orElseGet(entry::price);
  }

  private Optional<PriceEntry> entry(ModelSpec spec) {
    return Optional.ofNullable(overrides.get(spec.label()))
        .or(() -> Optional.ofNullable(overrides.get(spec.name())))
        .or(() -> shipped(spec));
  }

  private Optional<PriceEntry> shipped(ModelSpec spec) {
    String list = spec.provider().priceList();
    if (list.isEmpty()) {
      return Optional.empty();
    }
    return document.get().entries().stream()
        .filter(entry -> entry.provider().equals(list))
        .filter(entry -> entry.match().stream().anyMatch(match -> match.matches(spec.name())))
        .findFirst()
        .flatMap(entry -> current(entry.prices()));
  }

  private Optional<PriceEntry> current(List<PriceEntry> dated) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return dated.stream()
        .filter(entry -> entry.from().map(LocalDate::parse).filter(today::isBefore).isEmpty())
        .reduce((earlier, later) -> later);
  }

  private static Price price(
      BigDecimal input,
      BigDecimal output,
      Optional<BigDecimal> cacheRead,
      Optional<BigDecimal> cacheWrite) {
    return new Price(
        nanos(input),
        nanos(output),
        nanos(cacheRead.orElse(input)),
        nanos(cacheWrite.orElse(input)));
  }

  private static long nanos(BigDecimal dollars) {
    return dollars.multiply(NANOS).longValue();
  }
}
