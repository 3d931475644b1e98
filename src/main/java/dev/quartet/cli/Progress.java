package dev.quartet.cli;

import dev.quartet.run.Event;
import dev.quartet.run.EventSink;

/**
 * Shows what happens while a request is answered: steps dimmed on standard error, text as it
 * arrives on standard output.
 */
final class Progress implements EventSink {
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final Console console;
  private final boolean streaming;
  private final StringBuilder shown = new StringBuilder();

  /**
   * Progress.
   *
   * @param streaming whether text is shown as it arrives
   */
  Progress(Console console, boolean streaming) {
    this.console = console;
    this.streaming = streaming && console.interactive();
  }

  @Override
  public synchronized void accept(Event event) {
    if (!console.interactive()) {
      return;
    }
    switch (event) {
      case Event.Decided decided ->
          line(decided.tier() + " · " + decided.route() + " (" + decided.source() + ")");
      case Event.HandedOff handoff ->
          line("→ " + handoff.tier() + " · " + handoff.route() + ": " + handoff.reason());
      case Event.Stepped step -> step(step);
      case Event.Text text -> text(text.text());
      case Event.ApprovalNeeded _, Event.Failed _, Event.Done _ -> clear();
    }
  }

  private void step(Event.Stepped step) {
    clear();
    if (step.status().equals("running") && !step.kind().equals("decide")) {
      console.err().print(DIM + "  … " + step.kind() + " " + step.name() + PLAIN);
      console.err().flush();
    }
  }

  private void line(String text) {
    clear();
    console.err().println(DIM + text + PLAIN);
  }

  private void text(String part) {
    if (streaming) {
      clear();
      console.out().print(part);
      console.out().flush();
      shown.append(part);
    }
  }

  private void clear() {
    if (shown.isEmpty()) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }

  /** Prints what of the whole text has not been shown yet. */
  synchronized void finish(String whole) {
    if (console.interactive()) {
      clear();
    }
    String already = shown.toString();
    if (already.isEmpty() || !whole.startsWith(already)) {
      console.say(already.isEmpty() ? whole : "\n" + whole);
    } else {
      console.say(whole.substring(already.length()));
    }
  }
}
