package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.library.Library;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.Price;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one heavy model in the usual set-up would have cost for the same request.
 *
 * <p>It is sent what a single-model agent is sent: instructions, every script's manifest as a tool
 * schema, the skill index, the conversation and the request. A lookup takes two calls: one to
 * choose the tool, one to phrase its output. The stable part is counted at the price of a cache
 * read in every call, never of a cache write: the cheapest case.
 */
public final class Baseline {
  /**
   * Tokens around a tool call: its name, its id, the frame. Measured on Anthropic's and OpenAI's
   * wire formats.
   */
  private static final long TOOL_CALL_TOKENS = 30;

  /**
   * What a request was.
   *
   * @param calls how many model calls it took
   * @param work what the heavy model really read and wrote, when it did the work
   */
  public record Work(
      String tier,
      String conversation,
      String request,
      String toolOutput,
      String reply,
      int calls,
      Usage work) {}

  /**
   * The tokens of a request that is answered without heavy work.
   *
   * @param asked conversation and request
   * @param toolOutput what a tool returned; 0: none was used
   * @param reply what is written
   */
  public record Counts(long asked, long toolOutput, long reply) {}

  private final Supplier<Library> library;
  private final Supplier<ModelSpec> model;
  private final PriceCatalogue prices;
  private final TokenCounter counter;
  private final Path cache;

  /**
   * The baseline.
   *
   * @param model the heavy model that it is computed for
   * @param cache the folder that keeps the size of the stable part, by content
   */
  public Baseline(
      Supplier<Library> library,
      Supplier<ModelSpec> model,
      PriceCatalogue prices,
      TokenCounter counter,
      Path cache) {
    this.library = library;
    this.model = model;
    this.prices = prices;
    this.counter = counter;
    this.cache = cache;
  }

  public List<BaselineLine> lines(Work work) {
    Price price = prices.price(model.get(), 0).orElse(Price.FREE);
    boolean heavy =
        work.tier().equals(Tier.SPECIALIST.label()) || work.tier().equals(Tier.PIPELINE.label());
    return heavy ? worked(work, price) : answered(counts(work), price);
  }

  /** The same when only the numbers of tokens are known. */
  public List<BaselineLine> lines(Counts counts) {
    return answered(counts, prices.price(model.get(), 0).orElse(Price.FREE));
  }

  private Counts counts(Work work) {
    return new Counts(
        (long) counter.count(work.conversation()) + counter.count(work.request()),
        counter.count(work.toolOutput()),
        counter.count(work.reply()));
  }

  private List<BaselineLine> answered(Counts counts, Price price) {
    boolean tool = counts.toolOutput() > 0;
    long calls = tool ? 2 : 1;
    List<BaselineLine> lines = new ArrayList<>();
    lines.add(
        BaselineLine.of(
            "instructions, tools and skills, from the cache, " + calls + " calls",
            calls * stable(),
            price.cacheRead()));
    lines.add(
        BaselineLine.of(
            "conversation and request, " + calls + " calls",
            calls * counts.asked(),
            price.input()));
    if (tool) {
      lines.add(BaselineLine.of("choosing the tool", TOOL_CALL_TOKENS, price.output()));
      lines.add(
          BaselineLine.of(
              "reading the tool call and its output",
              TOOL_CALL_TOKENS + counts.toolOutput(),
              price.input()));
    }
    lines.add(BaselineLine.of("writing the reply", counts.reply(), price.output()));
    return lines;
  }

  private List<BaselineLine> worked(Work work, Price price) {
    Usage used = work.work();
    List<BaselineLine> lines = new ArrayList<>();
    lines.add(
        BaselineLine.of(
            "instructions, tools and skills, from the cache, " + work.calls() + " calls",
            (long) work.calls() * stable(),
            price.cacheRead()));
    lines.add(
        BaselineLine.of(
            "conversation, " + work.calls() + " calls",
            (long) work.calls() * counter.count(work.conversation()),
            price.input()));
    lines.add(BaselineLine.of("the work: input", used.input(), price.input()));
    lines.add(BaselineLine.of("the work: cache reads", used.cacheRead(), price.cacheRead()));
    lines.add(BaselineLine.of("the work: cache writes", used.cacheWrite(), price.cacheWrite()));
    lines.add(BaselineLine.of("the work: output", used.output(), price.output()));
    return lines;
  }

  /**
   * The tokens of the stable part; counted once for each library, since counting takes longer than
   * a lookup.
   */
  long stable() {
    String text = stableText(library.get());
    Path file = cache.resolve("baseline-" + Sha256.of(text).substring(0, 16));
    try {
      if (Files.isRegularFile(file)) {
        return Long.parseLong(Files.readString(file).strip());
      }
      long tokens = counter.count(text);
      Files.writeString(file, Long.toString(tokens));
      return tokens;
    } catch (IOException | NumberFormatException e) {
      return counter.count(text);
    }
  }

  private static String stableText(Library library) {
    var text = new StringBuilder(Prompts.read("specialist", Map.of()));
    library.scripts().values().forEach(script -> text.append('\n').append(schema(script)));
    library
        .skills()
        .values()
        .forEach(skill ->
            text.append("\n- ").append(skill.id()).append(": ").append(skill.description()));
    return text.toString();
  }

  private static String schema(ScriptManifest script) {
    Map<String, Object> properties = new LinkedHashMap<>();
    script
        .parameters()
        .forEach(parameter ->
            properties.put(
                parameter.name(),
                Map.of("type", "string", "description", parameter.description())));
    return Json.write(
        Map.of(
            "name", script.id().replace('/', '_'),
            "description", script.description(),
            "input_schema", Map.of("type", "object", "properties", properties)));
  }
}
