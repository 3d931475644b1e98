package dev.quartet.platform;

/**
 * How a process ended.
 *
 * @param exitCode its own code; 137 when it was ended from outside
 * @param output standard output, up to the limit
 * @param errors standard error, up to the limit
 * @param ending why it stopped
 * @param millis wall time in milliseconds
 */
public record ProcessResult(
    int exitCode, String output, String errors, Ending ending, long millis) {

  /** Why a process stopped. */
  public enum Ending {
    EXITED,
    TIMED_OUT,
    FLOODED,
    CANCELLED
  }
}
