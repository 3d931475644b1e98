package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.Tier;
import dev.quartet.admission.Admission;
import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Router.Question;
import dev.quartet.run.ContextManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what models would be sent for a request; nothing is sent, and nothing is spent. */
record ContextExplanation(Console console, boolean json) {
  int explain(Request request) {
    Optional<Tier> tier = Admission.checked(request);
    App.Engine engine = console.engine();
    Conversation conversation =
        request
            .conversation()
            .map(id -> engine.conversations.look(id, request.caller()))
            .orElse(Conversation.NONE);
    Decision decision =
        console
            .app()
            .router
            .preview(
                new Question(
                    request.text().strip(),
                    tier,
                    !conversation.isEmpty(),
                    !request.options().attachments().isEmpty()));
    show(decision, engine.contexts.of(request, conversation, decision));
    return ExitCode.OK;
  }

  private void show(Decision decision, List<ContextManifest> contexts) {
    String tier = decision.route().tier().label();
    if (json) {
      console.json(
          Map.of(
              "tier", tier,
              "route", decision.route().label(),
              "source", decision.source().label(),
              "tokens", contexts.stream().mapToInt(ContextManifest::tokens).sum(),
              "contexts", contexts));
      return;
    }
    console.say(tier + " · " + decision.route().label() + "  by " + decision.source().label());
    if (contexts.isEmpty()) {
      console.say("  no model is called: nothing would be sent");
    }
    contexts.forEach(context -> ContextText.print(console, context.role(), context));
    console.note("Nothing was sent, and nothing was spent.");
  }
}
