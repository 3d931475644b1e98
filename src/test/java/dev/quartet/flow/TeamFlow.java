package dev.quartet.flow;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.TestWorkspace;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.ledger.Report;
import dev.quartet.ledger.ReportReader;
import dev.quartet.model.Message;
import dev.quartet.model.Usage;
import dev.quartet.platform.SettableClock;
import dev.quartet.reply.Reply;
import dev.quartet.run.Approvals.Approval;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Asked;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A team's workspace, a model that is stood in for, and everything between them as it ships. */
final class TeamFlow implements AutoCloseable {
  /** Whose protocol the model speaks. */
  enum Api {
    ANTHROPIC,
    OPENAI
  }

  /** Where the shipped library lies: tests run at the project's root. */
  static final Path HOME = Path.of("").toAbsolutePath();

  static final Usage USAGE = new Usage(1000, 100, 2000, 0);

  /** By the catalogue's prices of the workhorse models in November 2026. */
  static final Map<Api, String> COST_OF_USAGE =
      Map.of(
          // 1000 × $3 + 100 × $15 + 2000 × $0.30, per million
          Api.ANTHROPIC, "0.0051",
          // 1000 × $2 + 100 × $12 + 2000 × $0.20, per million
          Api.OPENAI, "0.0036");

  final TestWorkspace workspace;
  final SettableClock clock = new SettableClock("2026-11-20T10:00:00Z");
  final ModelServer model;
  private final List<App> apps = new ArrayList<>();

  TeamFlow(Path folder, ModelServer model) {
    this.workspace = new TestWorkspace(folder);
    this.model = model;
    workspace.write("quartet.yaml", "library: {shipped: true}\n");
  }

  /**
   * With a model that makes these replies; one without a usage of its own reports {@link #USAGE}.
   */
  static TeamFlow replying(Path folder, Scripted... replies) {
    Scripted[] metered = Arrays.stream(replies).map(TeamFlow::metered).toArray(Scripted[]::new);
    return new TeamFlow(folder, ModelServer.replying(metered)).speaking(Api.ANTHROPIC);
  }

  static Scripted metered(Scripted scripted) {
    return scripted instanceof Scripted.Reply reply && reply.usage().isEmpty()
        ? reply.using(USAGE)
        : scripted;
  }

  TeamFlow speaking(Api api) {
    variables("ANTHROPIC", api == Api.ANTHROPIC, model.anthropicBaseUrl());
    variables("OPENAI", api == Api.OPENAI, model.openAiBaseUrl());
    variables("GEMINI", false, "");
    return this;
  }

  TeamFlow speakingGemini() {
    variables("ANTHROPIC", false, "");
    variables("OPENAI", false, "");
    variables("GEMINI", true, model.geminiBaseUrl());
    return this;
  }

  private void variables(String provider, boolean spoken, String baseUrl) {
    workspace
        .variable(provider + "_API_KEY", spoken ? "key-of-the-team" : "")
        .variable(provider + "_BASE_URL", spoken ? baseUrl : "");
  }

  TeamFlow withoutModel() {
    List.of("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL")
        .forEach(name -> workspace.variable(name, ""));
    return this;
  }

  /** Trusts the workspace, with the given {@code quartet.yaml} and only its own entries. */
  TeamFlow alone(String settings) {
    workspace.write("quartet.yaml", "library: {shipped: false}\n" + settings);
    workspace.trusted();
    return this;
  }

  /** The program as it was started last. */
  App app() {
    return apps.isEmpty() ? restarted() : apps.getLast();
  }

  App.Engine engine() {
    return app().engine.get();
  }

  /** Starts the program again on the same state. */
  App restarted() {
    apps.add(new App(new App.Setting(HOME, workspace.environment(), clock)));
    return apps.getLast();
  }

  Reply ask(String text) {
    return ask(text, Request.Options.NONE);
  }

  Reply ask(String text, Request.Options options) {
    return ask(new Request(text, "ada", Optional.empty(), options));
  }

  Reply ask(Request request) {
    return engine().flow.answer(request, EventSink.NONE);
  }

  /** Asks within a conversation, a second after whatever was said before. */
  Reply askIn(String conversation, String text) {
    clock.advance(java.time.Duration.ofSeconds(1));
    return ask(new Request(text, "ada", Optional.of(conversation), Request.Options.NONE));
  }

  Reply askAtTier(String tier, String text) {
    return ask(
        text,
        new Request.Options(
            Optional.of(tier),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  /** Decides an approval and carries its request on, as the command line does. */
  Reply decide(String id, boolean yes) {
    Approval approval = engine().approvals.decide(id, yes, "grace");
    return engine().flow.resume(approval.run(), EventSink.NONE);
  }

  Report report() {
    return new ReportReader(engine().database).report(0);
  }

  List<StepRecord> steps(Reply reply) {
    return engine().records.entry(reply.id()).steps();
  }

  /** What the model was sent in its call of this number, from 0, in its messages. */
  String sent(int call) {
    return sent(model.requests().get(call));
  }

  static String sent(Asked asked) {
    var text = new StringBuilder();
    for (Message message : asked.messages()) {
      text.append(
          switch (message) {
            case Message.User user -> user.text();
            case Message.Assistant assistant -> assistant.text() + assistant.calls();
            case Message.ToolResults results -> results.results().toString();
          });
      text.append('\n');
    }
    return text.toString();
  }

  static BigDecimal costOfSteps(Reply reply) {
    return reply.steps().stream()
        .map(Reply.StepView::costUsd)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static String code(Reply reply) {
    return reply.error().map(fault -> fault.code()).orElse("");
  }

  static List<String> kinds(Reply reply) {
    return reply.steps().stream().map(Reply.StepView::kind).toList();
  }

  @Override
  public void close() {
    apps.forEach(App::close);
    model.close();
  }
}
