package dev.quartet.admission;

import dev.quartet.Tier;
import dev.quartet.run.Run;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A request that may go on.
 *
 * @param text what is asked, with its attachments left aside
 * @param tier the tier that the caller insists on
 * @param conversation the conversation so far
 * @param folder where the caller stands
 * @param repository the repository that the caller named
 */
public record Admitted(
    Run run,
    String text,
    Optional<Tier> tier,
    Conversation conversation,
    Path folder,
    Optional<Path> repository) {

  /** The request with its attachments, as a model is shown it. */
  public String textWithAttachments() {
    return run.request().textWithAttachments();
  }
}
