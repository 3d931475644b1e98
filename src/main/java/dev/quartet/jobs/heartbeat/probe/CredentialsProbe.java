package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Credentials that are of no use any more: the command that prints one fails, or a script's last
 * results were all that it was refused or had none.
 */
public record CredentialsProbe(SecretCommands commands, Database database, Clock clock)
    implements Probe {
  private static final Duration SPAN = Duration.ofDays(7);

  /** One refusal may be about what was asked for; two in a row are about who asks. */
  private static final int IN_A_ROW = 2;

  private static final String RESULTS =
      """
      SELECT p.name, p.exit_code FROM run r
      JOIN step_start s ON s.run_id = r.id JOIN receipt p ON p.step_id = s.id
      WHERE r.created >= :since AND s.kind = 'script' AND p.cached = 0 ORDER BY s.created DESC, s.id DESC
      """;

  private static final int REFUSED = 77;
  private static final int NONE = 78;

  private record Result(String script, int exitCode) {}

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public Finding check() {
    List<Problem> failed = commands.failed();
    List<String> scripts = refused();
    if (failed.isEmpty() && scripts.isEmpty()) {
      return new Finding.Well("No credential is known to have expired");
    }
    List<String> why = new ArrayList<>(failed.stream().map(Problem::message).toList());
    scripts.forEach(id -> why.add(id + " was refused, or found no credential, each last time"));
    return new Finding.Trouble(
        Severity.WARNING,
        "Credentials that do not work: " + why.size(),
        String.join("; ", why),
        failed.isEmpty()
            ? "See what it needs: quartet scripts show " + scripts.getFirst()
            : failed.getFirst().hint(),
        Stream.concat(failed.stream().map(Problem::message), scripts.stream())
            .collect(java.util.stream.Collectors.toSet()));
  }

  private List<String> refused() {
    Map<String, List<Integer>> codes = new LinkedHashMap<>();
    for (Result result : results()) {
      List<Integer> last = codes.computeIfAbsent(result.script(), _ -> new ArrayList<>());
      if (last.size() < IN_A_ROW) {
        last.add(result.exitCode());
      }
    }
    return codes.entrySet().stream()
        .filter(script -> script.getValue().size() == IN_A_ROW)
        .filter(
            script -> script.getValue().stream().allMatch(code -> code == REFUSED || code == NONE))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private List<Result> results() {
    return database.read(handle ->
        handle
            .createQuery(RESULTS)
            .bind("since", clock.millis() - SPAN.toMillis())
            .map((row, _) -> new Result(row.getString("name"), row.getInt("exit_code")))
            .list());
  }
}
