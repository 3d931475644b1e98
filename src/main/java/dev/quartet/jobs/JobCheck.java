package dev.quartet.jobs;

import dev.quartet.Tier;
import dev.quartet.jobs.Job.Work;
import dev.quartet.library.Effect;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryProblem;
import dev.quartet.library.Nearest;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Holds jobs against the library: whether what they name is there, and may do what it does. */
final class JobCheck {
  private final Library library;
  private final Map<String, String> defaults;
  private final List<LibraryProblem> problems;

  private JobCheck(Library library, Map<String, String> defaults, List<LibraryProblem> problems) {
    this.library = library;
    this.defaults = defaults;
    this.problems = problems;
  }

  /**
   * What is wrong.
   *
   * @param defaults values of parameters that a job does not name
   */
  static List<LibraryProblem> problems(
      JobFiles.Reading reading, Library library, Map<String, String> defaults) {
    var check = new JobCheck(library, defaults, new ArrayList<>(reading.problems()));
    reading.jobs().values().forEach(check::check);
    return check.problems;
  }

  private void check(Job job) {
    switch (job.work()) {
      case Work.Ask ask ->
          ask.tier()
              .filter(tier -> Tier.of(tier).isEmpty())
              .ifPresent(tier ->
                  wrong(
                      job,
                      "tier",
                      "there is no tier '" + tier + "'",
                      Nearest.hint(tier, Arrays.stream(Tier.values()).map(Tier::label).toList())));
      case Work.Script script -> script(job, script);
      case Work.Pipeline pipeline -> pipeline(job, pipeline);
    }
  }

  private void script(Job job, Work.Script work) {
    ScriptManifest script = library.scripts().get(work.id());
    if (script == null) {
      wrong(
          job,
          "script",
          "there is no script '" + work.id() + "'",
          Nearest.hint(work.id(), List.copyOf(library.scripts().keySet())));
      return;
    }
    try {
      var _ = script.checked(work.arguments(), defaults);
    } catch (Problem e) {
      wrong(job, work.arguments().isEmpty() ? "script" : "arguments", e.message(), e.hint());
    }
    if (script.effect() != Effect.READ && !job.terms().grant().contains(script.effect())) {
      String effect = script.effect().label();
      wrong(
          job,
          "script",
          work.id() + " has the effect " + effect + ", which the job may not have",
          "Allow it: grant: [" + effect + "]");
    }
  }

  private void pipeline(Job job, Work.Pipeline work) {
    PipelineManifest pipeline = library.pipelines().get(work.id());
    if (pipeline == null) {
      wrong(
          job,
          "pipeline",
          "there is no pipeline '" + work.id() + "'",
          Nearest.hint(work.id(), List.copyOf(library.pipelines().keySet())));
      return;
    }
    for (String input : pipeline.inputs()) {
      if (!work.inputs().containsKey(input)) {
        wrong(job, "pipeline", "the input '" + input + "' is missing", "Write it under inputs.");
      }
    }
    for (String input : work.inputs().keySet()) {
      if (!pipeline.inputs().contains(input)) {
        wrong(
            job,
            "inputs",
            work.id() + " has no input '" + input + "'",
            Nearest.hint(input, pipeline.inputs()));
      }
    }
  }

  private void wrong(Job job, String key, String message, String hint) {
    problems.add(new LibraryProblem(job.origin().path(), job.origin().line(key), message, hint));
  }
}
