package dev.quartet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.platform.Money;
import dev.quartet.platform.Since;
import dev.quartet.reply.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ledger",
    description = "Lists the requests with tier, tokens, cost and saving.",
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Console console;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "7d",
      description = "how far back, such as 24h (default: ${DEFAULT-VALUE})")
  String since = "7d";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "the most requests (default: ${DEFAULT-VALUE})")
  int limit = 1000;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private LedgerCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new LedgerCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new LedgerPruneCommand(console));
  }

  @Override
  public Integer call() {
    console.engine().ledger.sweep();
    List<Summary> requests =
        console.engine().records.since(Since.moment(since, console.setting().clock()), limit);
    if (json) {
      console.json(requests.stream().map(LedgerCommand::view).toList());
      return ExitCode.OK;
    }
    if (requests.isEmpty()) {
      console.say("No requests yet. Ask one: quartet ask \"How much disk space is left?\"");
      return ExitCode.OK;
    }
    var table =
        new Table("ID", "TIME", "STATUS", "TIER", "ROUTE", "TOKENS", "COST", "SAVED", "REQUEST");
    requests.forEach(request -> row(table, request));
    table.print(console);
    return ExitCode.OK;
  }

  private static void row(Table table, Summary request) {
    table.row(
        request.id(),
        TIME.format(Instant.ofEpochMilli(request.created())),
        request.status().label(),
        request.tier(),
        request.route(),
        String.valueOf(request.usage().total()),
        ReplyText.money(Money.dollars(request.costNanos())),
        ReplyText.money(Money.dollars(Math.max(0, request.baselineNanos() - request.costNanos()))),
        request.text());
  }

  private static Map<String, Object> view(Summary request) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", request.id());
    view.put("created", request.created());
    view.put("status", request.status().label());
    view.put("tier", request.tier());
    view.put("route", request.route());
    view.put("source", request.source());
    view.put("text", request.text());
    view.put("caller", request.caller());
    view.put("tokens", request.usage());
    view.put("costUsd", Money.dollars(request.costNanos()));
    view.put("baselineUsd", Money.dollars(request.baselineNanos()));
    view.put("millis", request.millis());
    return view;
  }

  @Command(
      name = "show",
      description = "Shows one request: every decision, step, receipt, token and cent.",
      mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID")
    String id = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.engine().ledger.sweep();
      Reply reply = Reply.of(console.engine().records.entry(id));
      if (json) {
        console.json(reply);
        return ExitCode.OK;
      }
      show(reply);
      return ExitCode.OK;
    }

    private void decision(JsonNode decision) {
      console.say(
          "  "
              + decision.path("tier").asText()
              + " · "
              + decision.path("route").asText()
              + "  by "
              + decision.path("source").asText()
              + ", "
              + decision.path("reason").asText());
      EvidenceText.lines(decision).forEach(line -> console.say("    " + line));
    }

    private void contexts(Reply reply) {
      if (reply.steps().stream().anyMatch(step -> step.context().isPresent())) {
        console.say("\nWhat the models were sent");
      }
      for (Reply.StepView step : reply.steps()) {
        step.context()
            .ifPresent(context ->
                ContextText.print(console, step.name() + ", " + context.role(), context));
      }
    }

    private void show(Reply reply) {
      console.say(reply.id() + "  " + reply.status() + "  " + ReplyText.receiptLine(reply));
      console.say("\nRequest\n  " + reply.request().strip());
      console.say("\nDecisions");
      reply.decisions().forEach(this::decision);
      console.say("\nSteps");
      var steps =
          new Table(
              "  KIND", "NAME", "STATUS", "TIME", "IN", "OUT", "CACHE READ", "CACHE WRITE", "COST");
      reply
          .steps()
          .forEach(step ->
              steps.row(
                  "  " + step.kind(),
                  step.name(),
                  step.status(),
                  step.millis() + " ms",
                  "" + step.tokens().input(),
                  "" + step.tokens().output(),
                  "" + step.tokens().cacheRead(),
                  "" + step.tokens().cacheWrite(),
                  ReplyText.money(step.costUsd())));
      steps.print(console);
      reply
          .steps()
          .forEach(step ->
              step.error().ifPresent(error -> console.say("  " + step.name() + ": " + error)));
      contexts(reply);
      if (!reply.receipts().isEmpty()) {
        console.say("\nReceipts");
        reply
            .receipts()
            .forEach(receipt ->
                console.say(
                    "  "
                        + receipt.name()
                        + " "
                        + receipt.arguments()
                        + "  exit "
                        + receipt.exitCode()
                        + (receipt.cached() ? ", cached" : "")
                        + "  script "
                        + receipt.hash().substring(0, 12)
                        + "  output "
                        + receipt.outputHash().substring(0, 12)));
      }
      if (!reply.baseline().isEmpty()) {
        console.say("\nWhat a single heavy model would have cost");
        var lines = new Table("  LINE", "TOKENS", "USD/M", "COST");
        reply
            .baseline()
            .forEach(line ->
                lines.row(
                    "  " + line.label(),
                    "" + line.tokens(),
                    line.usdPerMillion().toPlainString(),
                    ReplyText.money(line.costUsd())));
        lines.print(console);
        console.say(
            "  together "
                + ReplyText.money(reply.baselineUsd())
                + ", paid "
                + ReplyText.money(reply.costUsd())
                + ", saved "
                + ReplyText.saving(reply.costUsd(), reply.baselineUsd()));
      }
      if (!reply.text().isEmpty()) {
        console.say("\nReply\n" + reply.text());
      }
      ReplyText.explain(console, reply);
    }
  }
}
