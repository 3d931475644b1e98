package dev.quartet.cli;

import dev.quartet.run.ContextManifest;
import dev.quartet.run.ContextManifest.Omission;
import dev.quartet.run.ContextManifest.Part;

/** What a model is sent, as a person reads it. */
final class ContextText {
  private ContextText() {}

  static void print(Console console, String title, ContextManifest context) {
    console.say(
        "  " + title + ": " + context.tokens() + " tokens, " + context.limit() + " at most");
    var table = new Table("    PART", "TOKENS");
    for (Part part : context.parts()) {
      table.row("    " + part.name(), "" + part.tokens());
    }
    table.print(console);
    for (Omission omission : context.omitted()) {
      String size = omission.tokens() > 0 ? " (" + omission.tokens() + " tokens)" : "";
      console.say("    left out: " + omission.name() + size + ", " + omission.reason());
    }
  }
}
