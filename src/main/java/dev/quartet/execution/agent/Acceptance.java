package dev.quartet.execution.agent;

import dev.quartet.library.SkillManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a result must pass: checks known from the start, and those of a skill that the model takes
 * up on the way, by a tool or, when one was laid before it, by saying so in its first line.
 */
public final class Acceptance {
  /** How a reply begins that was made by a skill that was only offered. */
  public static final String MARK = "Skill: ";

  private final List<Path> checks;
  private final Optional<SkillManifest> offered;
  private Optional<SkillManifest> taken;

  private Acceptance(
      List<Path> checks, Optional<SkillManifest> offered, Optional<SkillManifest> taken) {
    this.checks = new ArrayList<>(checks);
    this.offered = offered;
    this.taken = taken;
  }

  /** Whatever is said will do. */
  public static Acceptance none() {
    return by(List.of());
  }

  public static Acceptance by(List<Path> checks) {
    return new Acceptance(checks, Optional.empty(), Optional.empty());
  }

  /** The work is done by this skill, whatever the model thinks of it. */
  public static Acceptance by(SkillManifest skill) {
    return new Acceptance(skill.checks(), Optional.empty(), Optional.of(skill));
  }

  /** The model may take this skill up, or leave it. */
  public static Acceptance offering(SkillManifest skill) {
    return new Acceptance(List.of(), Optional.of(skill), Optional.empty());
  }

  /** The model works by this skill from now on. */
  public void take(SkillManifest skill) {
    if (!taken.equals(Optional.of(skill))) {
      checks.addAll(skill.checks());
      taken = Optional.of(skill);
    }
  }

  /** The skill that the result is made by. */
  public Optional<SkillManifest> skill() {
    return taken;
  }

  /** Whether a reply may still be rejected, or begin with what is not meant for the person. */
  boolean holdsBack() {
    return !checks.isEmpty() || offered.isPresent();
  }

  List<Path> checks() {
    return List.copyOf(checks);
  }

  /** The reply without its mark; with the mark the offered skill is taken up. */
  String read(String reply) {
    String mark = MARK + offered.map(SkillManifest::id).orElse("");
    String text = reply.stripLeading();
    String first = text.lines().findFirst().orElse("").replaceAll("[`*]", "").strip();
    if (offered.isEmpty() || !first.equalsIgnoreCase(mark)) {
      return reply;
    }
    take(offered.get());
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1).stripLeading();
  }
}
