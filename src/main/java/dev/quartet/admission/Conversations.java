package dev.quartet.admission;

import dev.quartet.model.Message;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Requests that share history: each bound to its caller, one request at a time. */
public final class Conversations {
  private static final int MESSAGES = 40;

  /** Where a conversation's newest summary ends, and when one was last asked for. */
  private record Summarised(int covered, Optional<String> text, int asked) {
    static final Summarised NOT = new Summarised(0, Optional.empty(), 0);
  }

  private final Database database;
  private final Clock clock;
  private final Ids ids;

  public Conversations(Database database, Clock clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * A conversation for a request of it. A resumed run finds it as it did first: without the summary
   * that it had written itself.
   *
   * @throws Problem when it is another caller's, or a request of it is under way
   */
  Conversation open(String conversation, String caller, String run) {
    return database.read(handle -> {
      checkOwner(handle, conversation, caller);
      checkFree(handle, conversation, run);
      return conversation(handle, conversation, run);
    });
  }

  /**
   * A conversation to look at.
   *
   * @throws Problem when it is another caller's
   */
  public Conversation look(String conversation, String caller) {
    return database.read(handle -> {
      checkOwner(handle, conversation, caller);
      return conversation(handle, conversation, "");
    });
  }

  private static Conversation conversation(Handle handle, String conversation, String run) {
    Summarised before = summarised(handle, conversation, run);
    return new Conversation(
        before.text(),
        before.covered(),
        messages(handle, conversation, before.covered()),
        before.asked());
  }

  private static Summarised summarised(Handle handle, String conversation, String run) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(good.covered, 0) AS covered, b.content,
              (SELECT MAX(messages) FROM conversation_summary
               WHERE conversation_id = :id AND run_id <> :run) AS asked
            FROM (SELECT 1) one
            LEFT JOIN conversation_summary good ON good.run_id = (
              SELECT run_id FROM conversation_summary
              WHERE conversation_id = :id AND run_id <> :run AND body_id IS NOT NULL
              ORDER BY covered DESC LIMIT 1)
            LEFT JOIN body b ON b.id = good.body_id
            """)
        .bind("id", conversation)
        .bind("run", run)
        .map((row, _) ->
            new Summarised(
                row.getInt("covered"),
                Optional.ofNullable(row.getString("content")),
                row.getInt("asked")))
        .findOne()
        .orElse(Summarised.NOT);
  }

  /**
   * Notes that a summary was asked for, whether one was written or not.
   *
   * @param covered how many messages it stands for, from the first
   * @param messages how many there were
   * @param summary empty when writing it failed
   */
  public void summarised(Run run, int covered, int messages, Optional<String> summary) {
    String conversation = run.request().conversation().orElseThrow();
    database.change(handle -> {
      Optional<String> body = summary.map(text -> body(handle, run.id(), text));
      handle
          .createUpdate(
              """
              INSERT INTO conversation_summary
                (run_id, conversation_id, covered, messages, body_id, created)
              VALUES (:run, :id, :covered, :messages, :body, :created)
              ON CONFLICT (run_id) DO NOTHING
              """)
          .bind("run", run.id())
          .bind("id", conversation)
          .bind("covered", covered)
          .bind("messages", messages)
          .bind("body", body)
          .bind("created", clock.millis())
          .execute();
    });
  }

  /** The newest messages of a conversation, oldest first. */
  public List<Message> messages(String conversation) {
    return database.read(handle -> messages(handle, conversation));
  }

  private static void checkOwner(Handle handle, String conversation, String caller) {
    handle
        .createQuery(
            "SELECT DISTINCT caller FROM message WHERE conversation_id = :id AND caller <> :caller")
        .bind("id", conversation)
        .bind("caller", caller)
        .mapTo(String.class)
        .findFirst()
        .ifPresent(other -> {
          throw Problem.refused(
              "not_yours",
              "The conversation " + conversation + " is somebody else's",
              "Start one of your own.");
        });
  }

  private static void checkFree(Handle handle, String conversation, String run) {
    handle
        .createQuery(
            "SELECT id FROM run WHERE conversation_id = :id AND status IN ('running', 'waiting')"
                + " AND id <> :run")
        .bind("id", conversation)
        .bind("run", run)
        .mapTo(String.class)
        .findFirst()
        .ifPresent(other -> {
          throw Problem.refused(
              "conversation_busy",
              "The request " + other + " of this conversation is not over yet",
              "Wait for it, approve or deny what it waits for, or: quartet cancel " + other);
        });
  }

  private static List<Message> messages(Handle handle, String conversation) {
    return handle
        .createQuery(
            """
            SELECT author, content FROM (
              SELECT m.id, m.author, b.content FROM message m JOIN body b ON b.id = m.body_id
              WHERE m.conversation_id = :id ORDER BY m.id DESC LIMIT :most) newest
            ORDER BY id
            """)
        .bind("id", conversation)
        .bind("most", MESSAGES)
        .map((row, _) -> message(row.getString("author"), row.getString("content")))
        .list();
  }

  private static List<Message> messages(Handle handle, String conversation, int skipped) {
    return handle
        .createQuery(
            """
            SELECT m.author, b.content FROM message m JOIN body b ON b.id = m.body_id
            WHERE m.conversation_id = :id ORDER BY m.id LIMIT 1000000 OFFSET :skipped
            """)
        .bind("id", conversation)
        .bind("skipped", skipped)
        .map((row, _) -> message(row.getString("author"), row.getString("content")))
        .list();
  }

  private static Message message(String author, String content) {
    return author.equals("user")
        ? new Message.User(content)
        : new Message.Assistant(content, List.of());
  }

  /** Adds a request and its reply. */
  public void append(String conversation, String caller, String run, String asked, String replied) {
    database.change(handle -> {
      add(handle, conversation, caller, run, "user", asked);
      add(handle, conversation, caller, run, "assistant", replied);
    });
  }

  private void add(
      Handle handle, String conversation, String caller, String run, String author, String text) {
    // Within one millisecond the question sorts before its answer.
    String id = ids.next("m").substring(0, 10) + (author.equals("user") ? "0" : "1") + ids.next("");
    String body = body(handle, run, text);
    handle.execute(
        "INSERT INTO message (id, conversation_id, caller, run_id, author, body_id, created) VALUES"
            + " (?, ?, ?, ?, ?, ?, ?)",
        id,
        conversation,
        caller,
        run,
        author,
        body,
        clock.millis());
  }

  private String body(Handle handle, String run, String text) {
    String id = ids.next("b");
    handle.execute("INSERT INTO body (id, run_id, content) VALUES (?, ?, ?)", id, run, text);
    return id;
  }
}
