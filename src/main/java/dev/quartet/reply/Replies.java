package dev.quartet.reply;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.platform.Json;
import dev.quartet.run.Event;
import dev.quartet.run.Run;
import java.util.Map;

/** Makes the reply from the record: what is shown is what is written down. */
public record Replies(LedgerReader records) {
  /** The reply of a run that has come to rest, told to its listeners as well. */
  public Reply of(Run run) {
    Reply reply = Reply.of(records.entry(run.id()));
    reply
        .error()
        .ifPresent(fault ->
            run.emit(new Event.Failed(run.id(), fault.code(), fault.message(), fault.hint())));
    run.emit(
        new Event.Done(
            run.id(),
            Json.mapper().convertValue(reply, new TypeReference<Map<String, Object>>() {})));
    return reply;
  }
}
