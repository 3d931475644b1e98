package dev.quartet.cli;

import dev.quartet.Request;
import dev.quartet.reply.Reply;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ask",
    description = "Asks one request. What is piped in is attached.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  quartet ask \"How much disk space is left?\"",
      "  quartet ask \"/stripe/mrr --currency usd\" --json",
      "  git diff | quartet ask \"Write a commit message for this\""
    })
final class AskCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "TEXT",
      arity = "1..*",
      description = "what you want; /ID … names a script, skill or pipeline")
  List<String> words = List.of();

  @Option(names = "--json", description = "print one JSON object")
  boolean json;

  @Option(
      names = "--explain-context",
      description = "show what a model would be sent, part by part; nothing is sent or spent")
  boolean explainContext;

  @Mixin RequestOptions options = new RequestOptions();

  AskCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Request request = options.request(String.join(" ", words), console);
    if (explainContext) {
      return new ContextExplanation(console, json).explain(request);
    }
    Answering answering = Answering.of(console);
    if (console.setting().environment().variable("QUARTET_REHEARSAL").isPresent()) {
      // The start-up cache must know both ways of answering.
      var _ = new LocalAnswering(console.engine()).answer(request, dev.quartet.run.EventSink.NONE);
    }
    return new Asking(console, answering, json).ask(events -> answering.answer(request, events));
  }

  /**
   * Shows a request while it is answered, and its reply; asks the person at the terminal for a yes
   * when one is needed.
   */
  static final class Asking {
    /** What gives a reply. */
    @FunctionalInterface
    interface Work {
      Reply reply(dev.quartet.run.EventSink events);
    }

    private final Console console;
    private final Answering answering;
    private final boolean json;

    Asking(Console console, Answering answering, boolean json) {
      this.console = console;
      this.answering = answering;
      this.json = json;
    }

    int ask(Work work) {
      var progress = new Progress(console, !json);
      Reply reply = work.reply(progress);
      if (reply.approval().isPresent() && console.interactive()) {
        return confirmed(reply)
            ? ask(events -> answering.decide(reply.approval().get().id(), true, events))
            : denied(reply);
      }
      return show(reply, progress);
    }

    private int denied(Reply reply) {
      return ask(events ->
          answering.decide(
              reply.approval().map(Reply.ApprovalView::id).orElse(reply.id()), false, events));
    }

    private boolean confirmed(Reply reply) {
      String command = reply.approval().map(Reply.ApprovalView::command).orElse("");
      console.err().print("\nThis will run: " + command + "\nGo ahead? [y/N] ");
      console.err().flush();
      var in = new java.util.Scanner(console.in(), java.nio.charset.StandardCharsets.UTF_8);
      return in.hasNextLine()
          && in.nextLine().strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }

    private int show(Reply reply, Progress progress) {
      if (json) {
        console.json(reply);
        return reply.exitCode();
      }
      if (!reply.text().isEmpty()) {
        progress.finish(reply.text());
      }
      reply
          .result()
          .ifPresent(change -> {
            console.note(
                "The changes are on the branch "
                    + change.branch()
                    + ". Look at them with: git diff HEAD..."
                    + change.branch());
          });
      ReplyText.explain(console, reply);
      console.note(ReplyText.receiptLine(reply));
      return reply.exitCode();
    }
  }
}
