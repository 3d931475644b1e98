package dev.quartet.cli;

import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reply as a person reads it. */
final class ReplyText {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ReplyText() {}

  /** Tier, route, tokens, cost, saving and time in one line. */
  static String receiptLine(Reply reply) {
    List<String> parts = new ArrayList<>();
    if (!reply.tier().isEmpty()) {
      parts.add(
          reply.tier().equals(reply.route()) ? reply.tier() : reply.tier() + " " + reply.route());
    }
    parts.add(tokens(reply.tokens().total()));
    parts.add(money(reply.costUsd()));
    if (reply.baselineUsd().signum() > 0) {
      parts.add("saved " + saving(reply.costUsd(), reply.baselineUsd()));
    }
    parts.add(seconds(reply.millis()));
    return "[" + String.join(" · ", parts) + "]";
  }

  static String tokens(long count) {
    return count == 1 ? "1 token" : String.format(Locale.ROOT, "%,d tokens", count);
  }

  /** Dollars with as many digits as they need to say something. */
  static String money(BigDecimal dollars) {
    if (dollars.signum() == 0) {
      return "$0";
    }
    int scale = dollars.abs().compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
    BigDecimal rounded = dollars.setScale(scale, RoundingMode.HALF_UP);
    return "$" + (rounded.signum() == 0 ? dollars : rounded).toPlainString();
  }

  static String saving(BigDecimal cost, BigDecimal baseline) {
    BigDecimal saved = baseline.subtract(cost);
    String share =
        saved.multiply(HUNDRED).divide(baseline, 0, RoundingMode.HALF_UP).toPlainString();
    return (saved.signum() < 0 ? "-" + money(saved.negate()) : money(saved)) + " (" + share + " %)";
  }

  static String seconds(long millis) {
    return millis < 10_000
        ? String.format(Locale.ROOT, "%.2f s", millis / 1000.0)
        : String.format(Locale.ROOT, "%d s", millis / 1000);
  }

  /** Says on standard error why there is no answer. */
  static void explain(Console console, Reply reply) {
    reply
        .approval()
        .ifPresent(approval -> {
          console.note("quartet: this needs your yes: " + approval.command());
          console.note(
              "  Approve it with: quartet approve "
                  + approval.id()
                  + "   or: quartet deny "
                  + approval.id());
        });
    reply
        .error()
        .ifPresent(fault -> {
          int _ =
              ExitCode.explain(
                  console, Problem.failed(fault.code(), fault.message(), fault.hint()));
          remindOfTrust(console);
        });
  }

  private static void remindOfTrust(Console console) {
    if (!console.app().workspace.trusted()) {
      console.note(
          "  The workspace is not trusted as it is now: its scripts, models and commands have no"
              + " effect. Look at it, then: quartet trust");
    }
  }
}
