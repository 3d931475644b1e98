package dev.quartet.jobs;

/** What keeps a job that fails from running on. */
sealed interface Breaker {
  /** So many failures in a row disable a job. */
  int LIMIT = 3;

  /** How it stands once a run has ended. */
  Breaker after(Verdict verdict);

  /** Its name in the database, and as it is shown. */
  String label();

  /**
   * The job runs.
   *
   * @param failures how many of its last runs failed, one after the other
   */
  record Closed(int failures) implements Breaker {
    static final Closed FRESH = new Closed(0);

    @Override
    public Breaker after(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Succeeded() -> FRESH;
        case Verdict.CutShort _ -> this;
        case Verdict.Failed failed ->
            failures + 1 < LIMIT ? new Closed(failures + 1) : new Tripped(failed.reason());
      };
    }

    @Override
    public String label() {
      return "enabled";
    }
  }

  /**
   * The job failed too often, and stays disabled until a person enables it.
   *
   * @param reason of the last failure
   */
  record Tripped(String reason) implements Breaker {
    @Override
    public Breaker after(Verdict verdict) {
      return this;
    }

    @Override
    public String label() {
      return "disabled";
    }
  }

  /**
   * A person has switched the job off.
   *
   * @param by who, or by which way
   */
  record SwitchedOff(String by) implements Breaker {
    @Override
    public Breaker after(Verdict verdict) {
      return this;
    }

    @Override
    public String label() {
      return "off";
    }
  }
}
