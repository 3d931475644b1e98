package dev.quartet.admission;

import dev.quartet.Tier;
import dev.quartet.model.Message;
import dev.quartet.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A request that may go on.
 *
 * @param text what is asked, with its attachments left aside
 * @param tier the tier that the caller insists on
 * @param history the conversation so far, oldest first
 * @param folder where the caller stands
 * @param repository the repository that the caller named
 */
public record Admitted(
    Run run,
    String text,
    Optional<Tier> tier,
    List<Message> history,
    Path folder,
    Optional<Path> repository) {

  /** The request with its attachments, as a model is shown it. */
  public String textWithAttachments() {
    return run.request().textWithAttachments();
  }
}
