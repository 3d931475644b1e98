package dev.quartet.jobs.alert;

/** Writes alerts to the log: the channel that needs no setting up. */
public final class LoggedAlerts implements Alerts {
  private static final System.Logger LOG = System.getLogger("dev.quartet.alert");

  @Override
  public void raise(Alert alert) {
    LOG.log(level(alert.severity()), alert.title() + "\n" + alert.text());
  }

  private static System.Logger.Level level(Alert.Severity severity) {
    return switch (severity) {
      case INFO -> System.Logger.Level.INFO;
      case WARNING -> System.Logger.Level.WARNING;
      case CRITICAL -> System.Logger.Level.ERROR;
    };
  }
}
