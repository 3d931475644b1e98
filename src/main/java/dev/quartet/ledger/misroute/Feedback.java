package dev.quartet.ledger.misroute;

import dev.quartet.decision.Wording;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.misroute.Misroute.Verdict;
import dev.quartet.library.Library;
import dev.quartet.library.Nearest;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Takes what people say of where their requests went; the router heeds it from the next one on. */
public final class Feedback {
  private static final int NOTE_CHARACTERS = 500;
  private static final int WORDING_CHARACTERS = 2000;

  /**
   * What a person says of a request.
   *
   * @param wrong whether it went to the wrong place
   * @param should where it should have gone: a script, skill or pipeline, or a tier
   */
  public record Given(boolean wrong, Optional<String> should, String note, String caller) {}

  private final Database database;
  private final Misroutes misroutes;
  private final Supplier<Library> library;
  private final Clock clock;

  public Feedback(Database database, Misroutes misroutes, Supplier<Library> library, Clock clock) {
    this.database = database;
    this.misroutes = misroutes;
    this.library = library;
    this.clock = clock;
  }

  /**
   * Records it.
   *
   * @throws Problem when the request never got a route, or there is no such route to go to
   */
  public void give(Summary request, Given given) {
    if (request.route().isEmpty()) {
      throw Problem.usage(
          "no_route",
          "The request " + request.id() + " was not sent anywhere",
          "See: quartet ledger show " + request.id());
    }
    given.should().ifPresent(should -> checkKnown(should, request));
    database.change(handle -> {
      insert(handle, request, given);
      if (given.wrong()) {
        misroutes.record(handle, noticed(request, given));
      }
      misroutes.reviewAll(
          handle,
          request.id(),
          given.wrong() ? Verdict.CONFIRMED : Verdict.DISMISSED,
          given.note());
    });
  }

  /**
   * Records a person's word on a misroute that was noticed. Where the request went on elsewhere, it
   * is about that misroute alone, not about where the request ended.
   *
   * @param request the misroute's request
   * @throws Problem when there is no such route to go to
   */
  public void review(Misroute noticed, Summary request, Given given) {
    if (noticed.route().equals(request.route())) {
      give(request, given);
    } else {
      misroutes.review(
          noticed.id(), given.wrong() ? Verdict.CONFIRMED : Verdict.DISMISSED, given.note());
    }
  }

  private static Misroutes.Noticed noticed(Summary request, Given given) {
    return new Misroutes.Noticed(
        request.id(),
        Misroute.Source.FEEDBACK,
        request.tier(),
        request.route(),
        given.should(),
        given.note().isBlank() ? "a person said so" : given.note());
  }

  private void insert(Handle handle, Summary request, Given given) {
    String wording = Wording.of(request.text()).text();
    handle.execute(
        """
        INSERT INTO feedback (seq, run_id, verdict, route, should, note, caller, wording, created)
        VALUES ((SELECT COUNT(*) FROM feedback), ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        request.id(),
        given.wrong() ? "wrong" : "right",
        request.route(),
        given.should().orElse(null),
        shortened(given.note(), NOTE_CHARACTERS),
        given.caller(),
        shortened(wording, WORDING_CHARACTERS),
        clock.millis());
  }

  private void checkKnown(String should, Summary request) {
    Library current = library.get();
    Set<String> known = new TreeSet<>(List.of("direct", "specialist", "pipeline"));
    known.addAll(current.scripts().keySet());
    known.addAll(current.skills().keySet());
    known.addAll(current.pipelines().keySet());
    if (!known.contains(should)) {
      throw Problem.usage(
          "unknown_route", "There is no route '" + should + "'", Nearest.hint(should, known));
    }
    if (should.equals(request.route())) {
      throw Problem.usage(
          "same_route",
          "The request went to " + should + " already",
          "Name where it should have gone, or say --right.");
    }
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
