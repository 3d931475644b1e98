package dev.quartet.jobs.heartbeat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.quartet.jobs.alert.Alert.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One heartbeat: the object that {@code heartbeat --json} prints. Times in epoch milliseconds.
 *
 * @param millis how long the probes took together
 * @param tokens what the memory's triage took, if there was one
 */
public record Beat(long at, long millis, long tokens, List<Line> findings) {
  /**
   * What a probe found.
   *
   * @param state {@code well | trouble}
   * @param severity of trouble: {@code info | warning | critical}
   * @param since when it got well, or into trouble
   */
  public record Line(
      String probe,
      String state,
      Optional<String> severity,
      String what,
      Optional<String> why,
      Optional<String> next,
      long since) {
    static Line of(String probe, ProbeState state) {
      return switch (state.finding()) {
        case Finding.Well well ->
            new Line(
                probe,
                "well",
                Optional.empty(),
                well.what(),
                Optional.empty(),
                Optional.empty(),
                state.since());
        case Finding.Trouble trouble ->
            new Line(
                probe,
                "trouble",
                Optional.of(trouble.severity().name().toLowerCase(Locale.ROOT)),
                trouble.what(),
                Optional.of(trouble.why()),
                Optional.of(trouble.next()),
                state.since());
      };
    }

    @JsonIgnore
    public boolean isTrouble() {
      return state.equals("trouble");
    }

    @JsonIgnore
    public boolean isCritical() {
      return severity.filter(Severity.CRITICAL.name().toLowerCase(Locale.ROOT)::equals).isPresent();
    }
  }

  /** A line of the history. */
  public record Summary(long at, long millis, long troubles, long tokens) {}

  public List<Line> troubles() {
    return findings.stream().filter(Line::isTrouble).toList();
  }

  @JsonIgnore
  public boolean isCritical() {
    return findings.stream().anyMatch(Line::isCritical);
  }
}
