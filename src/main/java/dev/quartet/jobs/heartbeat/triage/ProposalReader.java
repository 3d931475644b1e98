package dev.quartet.jobs.heartbeat.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads what the model proposes, strictly: whatever is not exactly as it was asked for makes all of
 * it void.
 *
 * @param blocks those that were shown, number 1 first
 */
record ProposalReader(List<Block> blocks) {
  private static final int MOST_EDITS = 20;
  private static final int MOST_WHY = 300;
  private static final String MARK = "(superseded by:";

  /** It was not as it was asked for. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }

  List<Edit> read(String reply) throws Malformed {
    JsonNode root = json(reply);
    only(root, Set.of("edits"));
    JsonNode edits = root.path("edits");
    if (!edits.isArray() || edits.size() > MOST_EDITS) {
      throw new Malformed("'edits' is no list of at most " + MOST_EDITS);
    }
    List<Edit> read = new ArrayList<>();
    Set<Block> touched = new HashSet<>();
    for (JsonNode edit : edits) {
      read.add(edit(edit));
      for (Block block : read.getLast().touched().toList()) {
        if (!touched.add(block)) {
          throw new Malformed("a block is changed twice");
        }
      }
    }
    for (Edit edit : read) {
      if (edit instanceof Edit.Supersede supersede && touched.contains(supersede.by())) {
        throw new Malformed("a block that supersedes another is changed itself");
      }
    }
    return read;
  }

  private static JsonNode json(String reply) throws Malformed {
    String text =
        reply.strip().replaceFirst("^```(?:json)?\\s*\\n", "").replaceFirst("\\n```$", "");
    try {
      return Json.tree(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed("it is no JSON");
    }
  }

  private static void only(JsonNode object, Set<String> keys) throws Malformed {
    Set<String> found = new HashSet<>();
    object.fieldNames().forEachRemaining(found::add);
    if (!object.isObject() || !found.equals(keys)) {
      throw new Malformed("an object has other fields than " + keys);
    }
  }

  private Edit edit(JsonNode edit) throws Malformed {
    return switch (edit.path("do").asText()) {
      case "merge" -> merge(edit);
      case "supersede" -> supersede(edit);
      case "archive" -> archive(edit);
      default -> throw new Malformed("an edit that nobody knows: " + edit.path("do").asText());
    };
  }

  private Edit merge(JsonNode edit) throws Malformed {
    only(edit, Set.of("do", "into", "from", "text"));
    JsonNode numbers = edit.path("from");
    if (!numbers.isArray() || numbers.isEmpty()) {
      throw new Malformed("a merge of nothing");
    }
    List<Block> from = new ArrayList<>();
    for (JsonNode number : StreamSupport.stream(numbers.spliterator(), false).toList()) {
      from.add(block(number));
    }
    var merge = new Edit.Merge(block(edit.path("into")), from, text(edit, "text"));
    Facts.check(merge);
    return merge;
  }

  private Edit supersede(JsonNode edit) throws Malformed {
    only(edit, Set.of("do", "old", "by"));
    var supersede = new Edit.Supersede(block(edit.path("old")), block(edit.path("by")));
    if (supersede.old().equals(supersede.by()) || supersede.old().text().contains(MARK)) {
      throw new Malformed("a block supersedes itself, or is marked already");
    }
    return supersede;
  }

  private Edit archive(JsonNode edit) throws Malformed {
    only(edit, Set.of("do", "block", "why"));
    String why = text(edit, "why").replaceAll("\\s+", " ");
    if (why.length() > MOST_WHY || why.contains("--")) {
      throw new Malformed("a reason that is none");
    }
    return new Edit.Archive(block(edit.path("block")), why);
  }

  private Block block(JsonNode number) throws Malformed {
    if (!number.isInt() || number.asInt() < 1 || number.asInt() > blocks.size()) {
      throw new Malformed("there is no block " + number);
    }
    Block block = blocks.get(number.asInt() - 1);
    if (block.isCode()) {
      throw new Malformed("a block of code is to be changed");
    }
    return block;
  }

  private static String text(JsonNode object, String key) throws Malformed {
    JsonNode text = object.path(key);
    if (!text.isTextual() || text.asText().isBlank()) {
      throw new Malformed("'" + key + "' is no text");
    }
    return text.asText().strip();
  }
}
