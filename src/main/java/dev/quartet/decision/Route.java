package dev.quartet.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.quartet.Tier;
import java.util.Map;
import java.util.Optional;

/** Where a request goes: a tier and its target. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Route.Script.class, name = "script"),
  @JsonSubTypes.Type(value = Route.Direct.class, name = "direct"),
  @JsonSubTypes.Type(value = Route.Specialist.class, name = "specialist"),
  @JsonSubTypes.Type(value = Route.Pipeline.class, name = "pipeline")
})
public sealed interface Route {
  /** A script with its arguments. */
  record Script(String id, Map<String, String> arguments) implements Route {}

  /** The workhorse, following a skill when one is named. */
  record Direct(Optional<String> skill) implements Route {}

  /**
   * The specialist.
   *
   * @param task what it is to do; empty: the request as it is
   * @param repository where, when the caller or the workhorse named one
   */
  record Specialist(String task, Optional<String> skill, Optional<String> repository)
      implements Route {}

  /** A pipeline with its inputs by name. */
  record Pipeline(String name, Map<String, String> inputs) implements Route {}

  @JsonIgnore
  default Tier tier() {
    return switch (this) {
      case Script _ -> Tier.SCRIPT;
      case Direct _ -> Tier.DIRECT;
      case Specialist _ -> Tier.SPECIALIST;
      case Pipeline _ -> Tier.PIPELINE;
    };
  }

  /** The target's name: the script, skill or pipeline, else the tier. */
  @JsonIgnore
  default String label() {
    return switch (this) {
      case Script script -> script.id();
      case Direct direct -> direct.skill().orElse("direct");
      case Specialist specialist -> specialist.skill().orElse("specialist");
      case Pipeline pipeline -> pipeline.name();
    };
  }
}
