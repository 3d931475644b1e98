package dev.quartet.library;

import dev.quartet.library.PipelineManifest.Stage;
import dev.quartet.library.PipelineManifest.Worker;
import dev.quartet.model.Role;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a pipeline's YAML file. */
final class PipelineReader {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private PipelineReader() {}

  static PipelineManifest read(String id, Path path, Origin origin) throws IOException {
    Mapping root =
        Yaml.read(Files.readString(path), 1).only(List.of("description", "inputs", "stages"));
    List<String> inputs = root.texts("inputs");
    List<Stage> stages = new ArrayList<>();
    Set<String> known = new HashSet<>(inputs);
    for (Yaml item : root.items("stages")) {
      Stage stage = stage(item.asMapping(), path, known);
      stages.add(stage);
      known.add(stage.name());
    }
    if (stages.isEmpty()) {
      throw new Malformed(
          root.line(),
          "a pipeline needs stages",
          "Write stages: [{name: content, role: workhorse, skill: …}].");
    }
    return new PipelineManifest(
        id,
        path,
        origin,
        root.requiredText("description", "Say in one line what it makes."),
        inputs,
        stages);
  }

  private static Stage stage(Mapping entry, Path path, Set<String> known) {
    entry.only(
        List.of(
            "name", "role", "skill", "script", "task", "context", "budget", "checks", "approve"));
    String name =
        entry.requiredText(
            "name", "Every stage has a name; later stages use it to read its output.");
    if (known.contains(name)) {
      throw new Malformed(
          entry.line(),
          "'" + name + "' is named twice",
          "Give every input and stage a name of its own.");
    }
    List<String> context = entry.texts("context");
    for (String part : context) {
      if (!known.contains(part)) {
        throw new Malformed(
            entry.line(),
            "stage '" + name + "' needs '" + part + "', which no input or earlier stage gives",
            "Known here: " + String.join(", ", known));
      }
    }
    return new Stage(
        name,
        worker(entry),
        entry.text("task").orElse(""),
        context,
        entry.decimal("budget").map(dollars -> dollars.multiply(NANOS).longValue()),
        checks(entry, path),
        entry.flag("approve").orElse(false));
  }

  private static List<Path> checks(Mapping entry, Path path) {
    Path folder = Optional.ofNullable(path.getParent()).orElse(path);
    return entry.texts("checks").stream().map(name -> check(folder, name, entry.line())).toList();
  }

  /** Trust covers the pipelines' folder only, so a check may not lie elsewhere. */
  private static Path check(Path folder, String name, int line) {
    Path check = folder.resolve(name).normalize();
    if (!check.startsWith(folder)) {
      throw new Malformed(
          line,
          "the check '" + name + "' lies outside the pipelines' folder",
          "Put it beside the pipeline, for example into checks/.");
    }
    return check;
  }

  private static Worker worker(Mapping entry) {
    Optional<String> script = entry.text("script");
    if (script.isPresent()) {
      return new Worker.Script(script.get());
    }
    String role = entry.text("role").orElse("workhorse");
    return switch (role) {
      case "workhorse" -> new Worker.Model(Role.WORKHORSE, entry.text("skill"));
      case "specialist" -> new Worker.Model(Role.SPECIALIST, entry.text("skill"));
      default ->
          throw new Malformed(
              entry.line(), "unknown role '" + role + "'", "Write workhorse or specialist.");
    };
  }
}
