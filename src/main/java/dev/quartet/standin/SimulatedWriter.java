package dev.quartet.standin;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a model that writes: answers, essays, and the stages of a pipeline. */
final class SimulatedWriter {
  private static final Pattern STAGE = Pattern.compile("The stage: ([^.\\n]+)\\.");
  private static final Pattern TOPIC = Pattern.compile("<topic>\\s*(.+?)\\s*</topic>");
  private static final List<String> SECTIONS =
      List.of("Where it began", "What we tried", "What we learned", "What you can do today");

  Scripted answer(String request) {
    String lower = request.toLowerCase(Locale.ROOT);
    String text =
        lower.startsWith("draft")
            ? draft(request)
            : lower.startsWith("suggest")
                ? headlines(request)
                : lower.startsWith("give me an agenda") ? agenda(request) : opinion(request);
    return Scripted.text(text);
  }

  private static String draft(String request) {
    return """
    %s Here is a draft for “%s”:

    Hello,

    thank you for writing to us. We are sorry for the wait, and glad that you told us plainly. \
    We have looked into it, and this is what happens next: a colleague takes care of it today, \
    and you hear from us again by tomorrow noon, with a date or with a solution. If anything is \
    urgent before then, simply answer to this message; a person reads it.

    Warm regards,
    Lumen & Larch
    """
        .formatted(SimulatedModel.LABEL, request)
        .strip();
  }

  private static String headlines(String request) {
    return """
    %s Three ideas for “%s”:

    1. Good light takes its time
    2. Less lamp, more evening
    3. What the larch knew all along

    The first is the calmest and works in print as well; the third needs a picture beside it.
    """
        .formatted(SimulatedModel.LABEL, request)
        .strip();
  }

  private static String agenda(String request) {
    return """
    %s %s:

    - 5 minutes: who is here, and what we want to have in hand at the end
    - 10 minutes: the situation in three figures and one picture
    - 10 minutes: the two questions that only this group can answer
    - 5 minutes: who does what by when, read aloud

    Send the figures the day before, so that nobody reads them in the room.
    """
        .formatted(SimulatedModel.LABEL, request)
        .strip();
  }

  private static String opinion(String request) {
    return """
    %s On “%s”: in short, it is about choosing which cost you pay, and when. The usual way is \
    to pay it late and in pieces, which feels cheap and is not; the better one is to decide \
    once, write the reason down, and look at it again when the figures change.
    """
        .formatted(SimulatedModel.LABEL, request)
        .strip();
  }

  Scripted essay(String request) {
    return Scripted.text(article(request));
  }

  /** A stage's result: a page for the stages that build one, else text. */
  Scripted stage(String turn) {
    Matcher stage = STAGE.matcher(turn);
    String name = stage.find() ? stage.group(1).toLowerCase(Locale.ROOT) : "";
    Matcher named = TOPIC.matcher(turn);
    String topic = named.find() ? named.group(1) : "light";
    boolean builds = name.matches(".*(html|page|implement|build|layout|code).*");
    boolean plans = name.matches(".*(outline|plan|research|brief).*");
    return Scripted.text(builds ? page(topic) : plans ? outline(topic) : article(topic));
  }

  private static String outline(String topic) {
    var text = new StringBuilder("# " + topic + " " + SimulatedModel.LABEL + "\n");
    SECTIONS.forEach(section -> text.append("\n- ").append(section));
    return text.toString();
  }

  private static String article(String topic) {
    var text = new StringBuilder("# " + topic + "\n\n" + SimulatedModel.LABEL + "\n");
    for (String section : SECTIONS) {
      text.append("\n## ").append(section).append("\n\n").append(paragraph(topic)).append('\n');
    }
    return text.toString().strip();
  }

  private static String paragraph(String topic) {
    return "At Lumen & Larch we think about "
        + topic
        + " more often than is reasonable. It began with one customer, one lamp and one evening"
        + " in the workshop when nobody wanted to go home. We measured, we asked, and we were"
        + " wrong twice before something held. What held is simple enough to say in a sentence:"
        + " begin with the place where somebody sits, and let the light follow.";
  }

  private static String page(String topic) {
    var body = new StringBuilder();
    for (String section : SECTIONS) {
      body.append("    <h2>").append(section).append("</h2>\n    <p>");
      body.append(escaped(paragraph(topic))).append("</p>\n");
    }
    return """
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s %2$s</title>
      <meta name="description" content="%1$s %2$s">
    </head>
    <body>
      <main>
        <article>
          <h1>%1$s %2$s</h1>
    %3$s    </article>
      </main>
    </body>
    </html>
    """
        .formatted(escaped(topic), SimulatedModel.LABEL, body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
