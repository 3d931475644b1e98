package dev.quartet.admission;

import dev.quartet.Request;
import dev.quartet.Tier;
import dev.quartet.library.Nearest;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Step 1: decides whether a request may go on, and gathers what belongs to it. */
public final class Admission {
  private static final int TEXT_CHARACTERS = 100_000;
  private static final int ATTACHMENT_CHARACTERS = 400_000;
  private static final double UNREADABLE_SHARE = 0.05;

  private final Conversations conversations;
  private final Path defaultFolder;

  /**
   * Admission.
   *
   * @param defaultFolder where requests are carried out whose caller named no folder
   */
  public Admission(Conversations conversations, Path defaultFolder) {
    this.conversations = conversations;
    this.defaultFolder = defaultFolder;
  }

  /**
   * Admits the request of a run.
   *
   * @throws Problem when it is empty, too large, unreadable, or names something that does not exist
   */
  public Admitted admit(Run run) {
    Request request = run.request();
    Optional<Tier> tier = checked(request);
    Conversation conversation =
        request
            .conversation()
            .map(id -> conversations.open(id, request.caller(), run.id()))
            .orElse(Conversation.NONE);
    return new Admitted(
        run,
        request.text().strip(),
        tier,
        conversation,
        request.options().folder().map(Admission::folder).orElse(defaultFolder),
        request.options().repository().map(Admission::folder));
  }

  /**
   * Checks a request that is not carried out yet; returns the tier that it insists on.
   *
   * @throws Problem when it would not be admitted
   */
  public static Optional<Tier> checked(Request request) {
    checkText(request.text());
    checkAttachments(request.options().attachments());
    return request.options().tier().map(Admission::tier);
  }

  private static void checkText(String text) {
    if (text.isBlank()) {
      throw Problem.usage(
          "empty_request",
          "The request is empty",
          "Say what you want: quartet ask \"How much disk space is left?\"");
    }
    checkReadable("The request", text);
    if (text.length() > TEXT_CHARACTERS) {
      throw Problem.refused(
          "too_large",
          "The request has " + text.length() + " characters; the limit is " + TEXT_CHARACTERS,
          "Put the long part into a file and attach it: quartet ask \"…\" --file notes.txt");
    }
  }

  private static void checkAttachments(List<Request.Attachment> attachments) {
    attachments.forEach(
        attachment -> checkReadable("The attachment " + attachment.name(), attachment.text()));
    long total = attachments.stream().mapToLong(attachment -> attachment.text().length()).sum();
    if (total > ATTACHMENT_CHARACTERS) {
      throw Problem.refused(
          "too_large",
          "The attachments have " + total + " characters; the limit is " + ATTACHMENT_CHARACTERS,
          "Attach the part that matters.");
    }
  }

  private static void checkReadable(String what, String text) {
    long unreadable =
        text.chars()
            .filter(c -> c == 0xFFFD || (c < ' ' && c != '\n' && c != '\r' && c != '\t'))
            .count();
    if (text.indexOf('\0') >= 0 || unreadable > text.length() * UNREADABLE_SHARE) {
      throw Problem.usage("not_text", what + " is not readable text", "Send UTF-8 text.");
    }
  }

  private static Tier tier(String label) {
    return Tier.of(label)
        .orElseThrow(() ->
            Problem.usage(
                "unknown_tier",
                "There is no tier '" + label + "'",
                Nearest.hint(label, Arrays.stream(Tier.values()).map(Tier::label).toList())
                    + " Tiers: script, direct, specialist, pipeline"));
  }

  private static Path folder(String name) {
    Path folder = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw Problem.usage("no_folder", "There is no folder " + folder, "Check the path.");
    }
    return folder;
  }
}
