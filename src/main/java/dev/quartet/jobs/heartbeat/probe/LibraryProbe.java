package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.Jobs;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryProblem;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the library, and jobs, that cannot be used as they are. */
public record LibraryProbe(Supplier<Library> library, Jobs jobs) implements Probe {
  private static final int SHOWN = 3;

  @Override
  public String name() {
    return "library";
  }

  @Override
  public Finding check() {
    Library read = library.get();
    List<LibraryProblem> errors =
        Stream.concat(read.errors().stream(), jobs.problems(read).stream())
            .filter(LibraryProblem::isError)
            .toList();
    return errors.isEmpty()
        ? new Finding.Well("Every file of the library can be used")
        : new Finding.Trouble(
            Severity.WARNING,
            errors.size() == 1
                ? "1 file of the library cannot be used"
                : errors.size() + " problems in files of the library",
            errors.stream()
                .limit(SHOWN)
                .map(error -> error.path() + ":" + error.line() + ": " + error.message())
                .collect(Collectors.joining("; ")),
            "See all of them: quartet doctor",
            errors.stream()
                .map(error -> error.path() + ": " + error.message())
                .collect(Collectors.toSet()));
  }
}
