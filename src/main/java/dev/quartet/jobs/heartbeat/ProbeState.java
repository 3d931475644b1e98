package dev.quartet.jobs.heartbeat;

import dev.quartet.jobs.alert.Alert.Severity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a probe stands, and what of it a person knows; times in epoch milliseconds.
 *
 * @param since when it got well, or into trouble
 * @param changed when what is to be told came up
 * @param told the trouble that a person was told of, as far as it is still there
 */
record ProbeState(Finding finding, long since, long changed, Optional<Told> told) {
  /** What was told. */
  record Told(Severity severity, Set<String> about) {
    Told {
      about = Set.copyOf(about);
    }

    private boolean covers(Finding.Trouble trouble) {
      return trouble.severity().compareTo(severity) <= 0 && about.containsAll(trouble.about());
    }

    /** What got better may get worse again, and is told then. */
    private Told asFarAs(Finding.Trouble trouble) {
      Set<String> still = new HashSet<>(about);
      still.retainAll(trouble.about());
      boolean milder = trouble.severity().compareTo(severity) < 0;
      return new Told(milder ? trouble.severity() : severity, still);
    }
  }

  static ProbeState first(Finding finding, long now) {
    return new ProbeState(finding, now, now, Optional.empty());
  }

  /**
   * How it stands once it has found something again; the first look without result says nothing.
   */
  ProbeState after(Finding found, long now) {
    boolean again = gaveNoResult(finding);
    if (gaveNoResult(found) && !again) {
      return new ProbeState(found, now, changed, told);
    }
    return found instanceof Finding.Trouble trouble && trouble.gaveNoResult()
        ? known(trouble.worthTelling(), now)
        : known(found, now);
  }

  private static boolean gaveNoResult(Finding finding) {
    return finding instanceof Finding.Trouble trouble && trouble.gaveNoResult();
  }

  private ProbeState known(Finding found, long now) {
    boolean same = finding.getClass() == found.getClass();
    Optional<Told> known =
        found instanceof Finding.Trouble trouble
            ? told.map(before -> before.asFarAs(trouble))
            : told;
    var next = new ProbeState(found, same ? since : now, now, known);
    return sameMatter(next) ? new ProbeState(found, next.since, changed, known) : next;
  }

  private boolean sameMatter(ProbeState next) {
    return isUntold() == next.isUntold() && matter(finding).equals(matter(next.finding));
  }

  private static Object matter(Finding finding) {
    return switch (finding) {
      case Finding.Well _ -> "well";
      case Finding.Trouble trouble -> new Told(trouble.severity(), trouble.about());
    };
  }

  /** Whether there is something that a person does not know: new or worse trouble, or recovery. */
  boolean isUntold() {
    return switch (finding) {
      case Finding.Well _ -> told.isPresent();
      case Finding.Trouble trouble ->
          trouble.severity() != Severity.INFO
              && told.filter(known -> known.covers(trouble)).isEmpty();
    };
  }

  /** Whether that can wait until quiet hours end. */
  boolean canWait() {
    return !(finding instanceof Finding.Trouble trouble) || trouble.severity() != Severity.CRITICAL;
  }

  /** How it stands once a person knows. */
  ProbeState afterTelling() {
    return new ProbeState(
        finding,
        since,
        changed,
        switch (finding) {
          case Finding.Well _ -> Optional.empty();
          case Finding.Trouble trouble ->
              Optional.of(new Told(trouble.severity(), trouble.about()));
        });
  }
}
