package dev.quartet;

import dev.quartet.library.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What someone asks.
 *
 * @param text the words
 * @param caller who asks
 * @param conversation the conversation it belongs to
 * @param options how it is to be carried out
 */
public record Request(String text, String caller, Optional<String> conversation, Options options) {

  /**
   * How a request is to be carried out.
   *
   * @param tier the tier it must go to, as the caller wrote it
   * @param attachments what comes with it
   * @param repository the repository that a specialist works on, an absolute path
   * @param folder where the caller stands, an absolute path
   * @param maxCostNanos the most it may cost, in nano-dollars
   * @param approved whether the caller has said yes to whatever it does
   * @param unattended what holds when nobody is there to ask
   * @param traceparent where it stands in its caller's trace, as W3C's header says it
   */
  public record Options(
      Optional<String> tier,
      List<Attachment> attachments,
      Optional<String> repository,
      Optional<String> folder,
      Optional<Long> maxCostNanos,
      boolean approved,
      Optional<Unattended> unattended,
      Optional<String> traceparent) {
    public static final Options NONE =
        new Options(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    /** How somebody's request is to be carried out, who can be asked. */
    public Options(
        Optional<String> tier,
        List<Attachment> attachments,
        Optional<String> repository,
        Optional<String> folder,
        Optional<Long> maxCostNanos,
        boolean approved) {
      this(tier, attachments, repository, folder, maxCostNanos, approved, Optional.empty());
    }

    /** How a request outside of any trace is to be carried out. */
    public Options(
        Optional<String> tier,
        List<Attachment> attachments,
        Optional<String> repository,
        Optional<String> folder,
        Optional<Long> maxCostNanos,
        boolean approved,
        Optional<Unattended> unattended) {
      this(
          tier,
          attachments,
          repository,
          folder,
          maxCostNanos,
          approved,
          unattended,
          Optional.empty());
    }
  }

  /**
   * A request that a job makes: nobody is there to ask.
   *
   * @param grant the effects that it may have; any other is denied at once
   * @param inputs those of the pipeline that it names
   */
  public record Unattended(List<Effect> grant, Map<String, String> inputs) {}

  /** A text that comes with a request. */
  public record Attachment(String name, String text) {}

  /** The words with the attachments before them, as a model is shown them. */
  public String textWithAttachments() {
    var all = new StringBuilder();
    for (Attachment attachment : options.attachments()) {
      all.append("<attachment name=\"")
          .append(attachment.name())
          .append("\">\n")
          .append(attachment.text())
          .append("\n</attachment>\n\n");
    }
    return all.append(text.strip()).toString();
  }

  /** The same within its caller's trace, if there is one. */
  public Request within(Optional<String> traceparent) {
    var inside =
        new Options(
            options.tier(),
            options.attachments(),
            options.repository(),
            options.folder(),
            options.maxCostNanos(),
            options.approved(),
            options.unattended(),
            traceparent);
    return new Request(text, caller, conversation, inside);
  }

  public static Request of(String text, String caller) {
    return new Request(text, caller, Optional.empty(), Options.NONE);
  }
}
