package dev.quartet.execution.direct;

import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Evidence.Candidate;
import dev.quartet.decision.reflex.SkillHint;
import dev.quartet.execution.agent.Acceptance;
import dev.quartet.execution.agent.ContextLimits;
import dev.quartet.execution.agent.ContextPack;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.library.Library;
import dev.quartet.library.ManifestText;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.SkillManifest;
import dev.quartet.library.SkillManifest.SkillTier;
import dev.quartet.model.TokenCounter;
import dev.quartet.run.ContextManifest;
import dev.quartet.run.ContextManifest.Omission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The workhorse's context: instructions, tools and the index; the conversation; then what was
 * retrieved for this request, and the request.
 */
public final class DirectContext {
  private static final int SHOWN_ENTRIES = 3;

  /** What the scripts retrieved for a request may take. */
  private static final int ENTRY_TOKENS = 140;

  /** What the skills' index may take with a few words on each; beyond it has their names. */
  private static final int SKILL_TOKENS = 700;

  private static final int SKILL_CHARACTERS = 90;
  private static final int INSTRUCTION_TOKENS = 2_000;

  /**
   * What a context is made for.
   *
   * @param words what is asked, without attachments
   * @param request what is asked, with them
   * @param skill the skill that the caller named
   */
  public record Purpose(
      String words,
      String request,
      Conversation conversation,
      Decision decision,
      Optional<SkillManifest> skill) {}

  /**
   * A context.
   *
   * @param offered a skill whose instructions are in it, for the model to take up or leave
   */
  record Made(ContextPack pack, Optional<SkillManifest> offered) {}

  private final SkillHint hint;
  private final TokenCounter counter;

  public DirectContext(SkillHint hint, TokenCounter counter) {
    this.hint = hint;
    this.counter = counter;
  }

  Made make(Purpose purpose, Library library) {
    Optional<SkillManifest> near =
        purpose.skill().isPresent() ? Optional.empty() : hint.nearest(purpose.words(), library);
    Optional<SkillManifest> offered = near.filter(skill -> skill.tier() == SkillTier.DIRECT);
    RecentTurns turns = RecentTurns.of(purpose.conversation(), counter);
    ContextPack.Builder pack =
        prefix(library)
            .ask("request", purpose.request())
            .essential("skill", purpose.skill().map(skill -> named(skill, library)).orElse(""))
            .offer("skill that may fit", near.map(skill -> near(skill, library)).orElse(""))
            .offer("library entries", entries(purpose.decision(), library))
            .conversation(turns.history());
    return new Made(pack.build(), offered);
  }

  /** What would be sent; nothing is. */
  public ContextManifest preview(Purpose purpose, Library library) {
    ContextManifest manifest = make(purpose, library).pack().manifest();
    RecentTurns turns = RecentTurns.of(purpose.conversation(), counter);
    return RunningSummary.isDue(turns)
        ? manifest.with(
            List.of(),
            List.of(
                new Omission(
                    "summary of " + turns.older().size() + " earlier turns",
                    turns.olderTokens(),
                    "the workhorse would write it first")))
        : manifest;
  }

  /** The context before the person's words: its parts, counted. */
  public List<ContextManifest.Part> base(Library library) {
    return prefix(library).build().manifest().parts();
  }

  private ContextPack.Builder prefix(Library library) {
    return new ContextPack.Builder(counter, ContextLimits.DIRECT)
        .prefix(Prompts.read("direct", Map.of()), DirectTools.definitions())
        .stable("index of scripts", section("Scripts, by service:\n", library.scriptIndex()))
        .stable("index of skills", section("Skills:\n", skills(library)))
        .stable("index of pipelines", section("Pipelines: ", library.pipelineIndex()))
        .stable(
            "the team's instructions",
            library
                .instructions()
                .map(own ->
                    "The team's instructions:\n" + own.within(INSTRUCTION_TOKENS, counter::count))
                .orElse(""));
  }

  private String skills(Library library) {
    String described =
        library.skills().values().stream()
            .filter(skill -> skill.origin().mayRun())
            .map(skill -> skill.id() + ": " + firstWords(skill.description()))
            .collect(Collectors.joining("\n"));
    return counter.count(described) <= SKILL_TOKENS ? described : library.skillIndex();
  }

  /** The first sentence, or its beginning up to a whole word. */
  private static String firstWords(String description) {
    String line = description.replaceAll("\\s+", " ").replaceAll("\\. .*", "").strip();
    if (line.length() <= SKILL_CHARACTERS) {
      return line;
    }
    String cut = line.substring(0, SKILL_CHARACTERS);
    return cut.substring(0, Math.max(1, cut.lastIndexOf(' '))).replaceAll("[,;:]$", "") + " …";
  }

  private static String section(String title, String index) {
    return index.isEmpty() ? "" : title + index;
  }

  private static String named(SkillManifest skill, Library library) {
    return "Work by this skill:\n" + library.skillInstructions(skill);
  }

  private static String near(SkillManifest skill, Library library) {
    return switch (skill.tier()) {
      case DIRECT ->
          "This skill may be made for the request. If it is, work by it, and make the first line of"
              + " your reply exactly \""
              + Acceptance.MARK
              + skill.id()
              + "\". If it is not, pass it over and do not mention it.\n<skill>\n"
              + library.skillInstructions(skill)
              + "\n</skill>";
      case SPECIALIST, PIPELINE ->
          "This skill may be made for the request; if it is, call use_skill: "
              + ManifestText.of(skill);
    };
  }

  /** The nearest scripts, as many as fit: more are one call of find away. */
  private String entries(Decision decision, Library library) {
    List<String> entries = new ArrayList<>();
    int left = ENTRY_TOKENS;
    for (Candidate candidate : decision.evidence().candidates()) {
      ScriptManifest script = library.scripts().get(candidate.route());
      String entry = script == null ? "" : ManifestText.brief(script);
      left -= counter.count(entry) + 1;
      if (entries.size() < SHOWN_ENTRIES && left >= 0 && !entry.isEmpty()) {
        entries.add(entry);
      }
    }
    return entries.isEmpty()
        ? ""
        : "Scripts that may fit (* is required):\n" + String.join("\n", entries);
  }
}
