package dev.quartet.execution.agent;

import dev.quartet.library.Library;
import dev.quartet.library.SkillFiles;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.ToolDefinition;
import dev.quartet.model.ToolDefinition.JsonType;
import dev.quartet.model.ToolDefinition.Parameter;
import java.util.List;
import java.util.Optional;

/** The tool that reads what a skill brings along, once it is needed: references, templates. */
public final class ReadResource {
  public static final ToolDefinition DEFINITION =
      new ToolDefinition(
          "read_resource",
          "Read a file of a skill.",
          List.of(
              Parameter.required("skill", ""),
              Parameter.required("file", "such as references/example.md"),
              Parameter.optional("from", JsonType.INTEGER, "first line")));

  private ReadResource() {}

  /** For any skill that may be used. */
  public static Tool of(Library library) {
    return new Lookup(
        DEFINITION, arguments -> read(library.skill(arguments.required("skill")), arguments));
  }

  /** For whoever works by one skill: that one's files, whatever it calls the skill. */
  public static List<Tool> of(Optional<SkillManifest> skill) {
    return skill
        .<Tool>map(active -> new Lookup(DEFINITION, arguments -> read(active, arguments)))
        .map(List::of)
        .orElse(List.of());
  }

  private static String read(SkillManifest skill, ToolArguments arguments) {
    return SkillFiles.read(skill, arguments.required("file"), arguments.integer("from", 1));
  }
}
