package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.platform.Money;
import dev.quartet.run.Budgets;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneOffset;

/** Whether the day's budget will last for the day. */
public record BudgetProbe(Budgets budgets, Clock clock) implements Probe {
  /** Below this share of the budget no pace is too fast. */
  private static final double WORTH_SAYING = 0.5;

  private static final double FAST = 1.5;
  private static final double SPENT = 0.95;
  private static final double SECONDS = 24 * 60 * 60;

  @Override
  public String name() {
    return "budget";
  }

  @Override
  public Finding check() {
    Budgets.Day day = budgets.today();
    long gone = day.spent() + day.held();
    double share = day.limit() == 0 ? 0 : (double) gone / day.limit();
    double passed = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / SECONDS;
    String stand =
        dollars(gone)
            + " of the day's "
            + dollars(day.limit())
            + " are spent or held, "
            + Math.round(passed * 100)
            + " % of the day (UTC) has passed";
    if (share >= SPENT) {
      return trouble(Severity.CRITICAL, "The day's budget is spent", stand);
    }
    return share >= WORTH_SAYING && share > passed * FAST
        ? trouble(Severity.WARNING, "The day's budget will not last for the day", stand)
        : new Finding.Well(stand);
  }

  private static Finding trouble(Severity severity, String what, String stand) {
    return new Finding.Trouble(
        severity,
        what,
        stand,
        "See what spends it: quartet report --since 24h --by caller. Its limit is budgets.day in"
            + " quartet.yaml.");
  }

  private static String dollars(long nanos) {
    return "$" + Money.dollars(nanos).setScale(2, RoundingMode.HALF_UP);
  }
}
