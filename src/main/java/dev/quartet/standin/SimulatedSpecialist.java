package dev.quartet.standin;

import java.util.Locale;
import java.util.Map;

/** Plays the heavy model at its desk: looks, reads, writes, runs the tests, sums up. */
final class SimulatedSpecialist {
  private static final int LONGEST_NAME = 40;

  Scripted respond(Asked asked) {
    String task = task(asked.lastUserText());
    String file = "src/" + slug(task) + ".js";
    return switch (asked.toolResults().size()) {
      case 0 -> Scripted.call("list_files", Map.of());
      case 1 -> Scripted.call("read_file", Map.of("path", "README.md"));
      case 2 -> Scripted.call("write_file", Map.of("path", file, "content", content(task)));
      case 3 -> Scripted.call("run_command", Map.of("command", "sh tests/run.sh"));
      default -> Scripted.text(summary(task, file, asked));
    };
  }

  private static String task(String turn) {
    int at = turn.lastIndexOf("The task:\n");
    String task = at < 0 ? SimulatedModel.request(turn) : turn.substring(at + 10);
    return task.lines().findFirst().orElse("the task").strip();
  }

  private static String slug(String task) {
    String slug =
        task.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.substring(0, Math.min(LONGEST_NAME, slug.length())).replaceAll("-$", "");
  }

  private static String content(String task) {
    return """
    // %s
    // %s: a stand-in for what a model would write here.

    export function total(items) {
      return items.reduce((sum, item) => sum + item.price * item.quantity, 0);
    }

    export function formatted(cents, locale = "en") {
      return new Intl.NumberFormat(locale, {style: "currency", currency: "EUR"})
          .format(cents / 100);
    }
    """
        .formatted(task.replace('\n', ' '), SimulatedModel.LABEL);
  }

  private static String summary(String task, String file, Asked asked) {
    return """
    %s I worked on: %s

    - Changed: %s, a small module with the totals and their format in one place; nothing else \
    in the repository was touched.
    - Checked: sh tests/run.sh, which said: %s
    - Left: wire the module into the page, and look at it once in a browser.
    """
        .formatted(SimulatedModel.LABEL, task, file, asked.toolResults().getLast().content())
        .strip();
  }
}
