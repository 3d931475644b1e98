package dev.quartet.admission;

import dev.quartet.model.Message;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Requests that share history: each bound to its caller, one request at a time. */
public final class Conversations {
  private static final int MESSAGES = 40;

  private final Database database;
  private final Clock clock;
  private final Ids ids;

  public Conversations(Database database, Clock clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The newest messages of a conversation, oldest first.
   *
   * @throws Problem when it is another caller's, or a request of it is under way
   */
  List<Message> open(String conversation, String caller, String run) {
    return database.read(handle -> {
      checkOwner(handle, conversation, caller);
      checkFree(handle, conversation, run);
      return messages(handle, conversation);
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
        .map((row, _) ->
            row.getString("author").equals("user")
                ? (Message) new Message.User(row.getString("content"))
                : new Message.Assistant(row.getString("content"), List.of()))
        .list();
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
    String body = ids.next("b");
    // Within one millisecond the question sorts before its answer.
    String id = ids.next("m").substring(0, 10) + (author.equals("user") ? "0" : "1") + ids.next("");
    handle.execute("INSERT INTO body (id, run_id, content) VALUES (?, ?, ?)", body, run, text);
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
}
