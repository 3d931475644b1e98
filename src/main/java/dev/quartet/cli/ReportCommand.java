package dev.quartet.cli;

import dev.quartet.ledger.Report;
import dev.quartet.ledger.Report.By;
import dev.quartet.ledger.ReportReader;
import dev.quartet.platform.Since;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "What was spent and saved, what failed and what was misrouted.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "7d",
      description = "how far back, such as 24h (default: ${DEFAULT-VALUE})")
  String since = "7d";

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      converter = ByLabel.class,
      description = "a line for each tier, service, script, skill, model, caller, day or hour")
  @Nullable By by;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Option(names = "--csv", description = "print the lines of --by as CSV (by tier when not given)")
  boolean csv;

  /** Reads what is written in small letters. */
  static final class ByLabel implements ITypeConverter<By> {
    @Override
    public By convert(String value) {
      return By.of(value);
    }
  }

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.engine().ledger.sweep();
    Optional<By> what =
        Optional.ofNullable(by).or(() -> csv ? Optional.of(By.TIER) : Optional.empty());
    Report report =
        new ReportReader(console.engine().database, console.setting().clock())
            .report(Since.moment(since, console.setting().clock()), what);
    var text = new ReportText(console, report);
    if (json) {
      console.json(report);
    } else if (csv) {
      text.csv();
    } else {
      text.print();
    }
    return ExitCode.OK;
  }
}
