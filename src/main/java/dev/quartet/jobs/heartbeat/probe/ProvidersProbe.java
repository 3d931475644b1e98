package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.jobs.heartbeat.probe.ProviderAnswers.OfModel;
import dev.quartet.model.ProviderCheck.Answer;
import dev.quartet.model.Role;
import dev.quartet.platform.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the models' providers answer and take the credentials.
 *
 * @param named whether {@code quartet.yaml} names models: then having none is trouble
 */
public record ProvidersProbe(ProviderAnswers answers, boolean named) implements Probe {
  @Override
  public String name() {
    return "providers";
  }

  @Override
  public Finding check() {
    List<OfModel> all = answers.get();
    if (!answers.ready()) {
      return new Finding.Well("Nobody was asked: a command that prints a credential still runs");
    }
    if (named && !answers.missing().isEmpty()) {
      return missing(answers.missing());
    }
    if (all.isEmpty()) {
      return new Finding.Well("No model is configured: there is no provider to reach");
    }
    List<OfModel> bad = all.stream().filter(model -> !model.good()).toList();
    if (bad.isEmpty()) {
      return new Finding.Well("Every provider answers: " + providers(all));
    }
    return bad.stream().allMatch(model -> model.answer() instanceof Answer.Late)
        ? late(bad)
        : trouble(all, bad);
  }

  private static Finding missing(Map<Role, Problem> missing) {
    Problem problem = missing.values().iterator().next();
    return new Finding.Trouble(
        Severity.CRITICAL,
        problem.message(),
        "The role has no model without it: "
            + missing.keySet().stream().map(Role::label).sorted().collect(Collectors.joining(", ")),
        problem.hint(),
        missing.keySet().stream().map(Role::label).collect(Collectors.toSet()));
  }

  private static Finding late(List<OfModel> late) {
    return Finding.Trouble.noResult(
        "Providers do not answer in time: " + providers(late),
        "They were asked for their models, and nothing came back within a second.",
        "Check the network, and whether a local model is overloaded.");
  }

  private static Finding trouble(List<OfModel> all, List<OfModel> bad) {
    boolean noneLeft =
        Arrays.stream(Role.values())
            .map(role -> all.stream().filter(model -> model.role() == role).toList())
            .anyMatch(models -> !models.isEmpty() && models.stream().noneMatch(OfModel::good));
    Set<String> about =
        bad.stream().map(model -> model.model().provider().id()).collect(Collectors.toSet());
    return new Finding.Trouble(
        noneLeft ? Severity.CRITICAL : Severity.WARNING,
        "Models cannot be reached: " + providers(bad),
        bad.stream().map(ProvidersProbe::why).distinct().collect(Collectors.joining("; ")),
        bad.stream().map(ProvidersProbe::next).distinct().collect(Collectors.joining(" ")),
        about);
  }

  private static String providers(List<OfModel> models) {
    return models.stream()
        .map(model -> model.model().provider().id())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String why(OfModel model) {
    String provider = model.model().provider().id();
    return switch (model.answer()) {
      case Answer.Accepted _ -> provider + " answers";
      case Answer.Unauthorised(int status) ->
          provider + " does not take the credential (" + status + ")";
      case Answer.Ailing(int status) ->
          provider + " answers with an error of its own (" + status + ")";
      case Answer.Late() -> provider + " does not answer in time";
      case Answer.Silent(String why) -> provider + " does not answer: " + why;
    };
  }

  private static String next(OfModel model) {
    String variable = model.model().provider().keyVariable();
    return switch (model.answer()) {
      case Answer.Accepted _ -> "";
      case Answer.Unauthorised _ ->
          "Make a new key and set " + (variable.isEmpty() ? "it" : variable) + ".";
      case Answer.Ailing _ -> "Wait, or name a fallback model in quartet.yaml.";
      case Answer.Late _, Answer.Silent _ ->
          "Check the network, the base URL, and whether a local model runs.";
    };
  }
}
