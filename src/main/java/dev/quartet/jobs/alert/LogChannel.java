package dev.quartet.jobs.alert;

/** Writes alerts to the log: the channel that needs no setting up. */
final class LogChannel implements Channel {
  private static final System.Logger LOG = System.getLogger("dev.quartet.alert");

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void send(Notice notice) {
    LOG.log(level(notice.severity()), notice.title() + "\n" + notice.text());
  }

  @Override
  public boolean digests() {
    return false;
  }

  private static System.Logger.Level level(String severity) {
    return switch (Alert.Severity.of(severity)) {
      case INFO -> System.Logger.Level.INFO;
      case WARNING -> System.Logger.Level.WARNING;
      case CRITICAL -> System.Logger.Level.ERROR;
    };
  }
}
