package dev.quartet.decision.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.LocalEmbeddings;
import dev.quartet.platform.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the shipped skills; a hint may be missing, and should hardly ever be wrong. */
class SkillHintTest {
  private static final Map<String, List<String>> WORK =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "company-research",
                  List.of(
                      "Research the company Northwind Traders before my call",
                      "Find out what Acme Robotics does, who runs it and how it makes money")),
              Map.entry(
                  "release-notes",
                  List.of(
                      "Write release notes from these commits",
                      "Turn this changelog into notes for our users about version 2.4")),
              Map.entry(
                  "incident-post-mortem",
                  List.of(
                      "Write a post-mortem of yesterday's outage",
                      "We need an incident report about the database failure on Monday")),
              Map.entry(
                  "email-drafting",
                  List.of(
                      "Draft an e-mail to the landlord about the broken heating",
                      "Write a mail to Jane asking to move the meeting")),
              Map.entry(
                  "competitor-comparison",
                  List.of(
                      "Compare us with our competitors Zendesk and Intercom",
                      "How do we stack up against Linear? Make a competitor comparison")),
              Map.entry(
                  "seo-audit",
                  List.of(
                      "Do an SEO audit of lumen.example",
                      "Audit our landing page for search engines")),
              Map.entry(
                  "meeting-summary",
                  List.of(
                      "Summarise this Zoom transcript into minutes",
                      "Write the minutes of the attached meeting")),
              Map.entry(
                  "slack-thread-summary",
                  List.of(
                      "Summarise this Slack thread",
                      "What was decided in this slack thread? Sum it up")),
              Map.entry(
                  "weekly-business-review",
                  List.of(
                      "Prepare the weekly business review",
                      "Make our weekly review of the business")),
              Map.entry(
                  "blog-post",
                  List.of(
                      "Write a blog post about our new lamps",
                      "I need an article for the company blog on repairing lanterns")),
              Map.entry(
                  "landing-page",
                  List.of(
                      "Build a landing page for the spring sale",
                      "Make a landing page for our newsletter")),
              Map.entry(
                  "code-review",
                  List.of("Review this pull request", "Do a code review of my diff")),
              Map.entry(
                  "architecture-proposal",
                  List.of(
                      "Write an architecture proposal for moving to event sourcing",
                      "Propose an architecture for our new billing system")),
              Map.entry(
                  "documentation-page",
                  List.of(
                      "Write a documentation page about our webhooks",
                      "Document how to install the agent, as a page for our docs")),
              Map.entry(
                  "test-writing",
                  List.of(
                      "Write tests for the invoice parser", "Add unit tests for the date picker")),
              Map.entry(
                  "ga4-analysis",
                  List.of(
                      "Analyse our website traffic in GA4 for October",
                      "Use Google Analytics to find out why our visits fell")),
              Map.entry(
                  "client-health-dashboard",
                  List.of(
                      "Build a client health dashboard",
                      "Make a dashboard of how healthy our clients are"))));

  private static final List<String> OTHER =
      List.of(
          "Why do leaves turn red in autumn?",
          "What's our MRR?",
          "How full is my disk?",
          "Translate 'good evening' into Italian",
          "What is the capital of Peru?",
          "Explain what a circuit breaker is",
          "Which customers paid late last month, and why?",
          "Remind me who owns the billing service",
          "Is 2027 a leap year?",
          "Thanks, that helps!",
          "Suggest three names for a cat",
          "Convert 12 miles to kilometres",
          "Who won the world cup in 2014?",
          "Give me a regular expression for IPv4 addresses",
          "Should I use tabs or spaces?",
          "What does HTTP 409 mean?",
          "Restart the staging server",
          "List open pull requests of acme/web",
          "Post 'deploy done' to #general",
          "How many unread e-mails do I have?",
          "How long does a blog post usually take to rank?",
          "Who reviews code in our team?",
          "What time is the weekly meeting?",
          "Add two numbers: 17 and 25");

  @TempDir private static Path folder;
  private static Processes processes;
  private static Library library;
  private static SkillHint hint;

  @BeforeAll
  static void reads_the_shipped_skills() {
    processes = new Processes();
    var workspace = new TestWorkspace(folder);
    workspace.write("quartet.yaml", "library: {shipped: true}\n");
    library =
        new LibraryReader(Path.of("library").toAbsolutePath(), workspace.open(processes)).read();
    hint = new SkillHint(new LocalEmbeddings(folder.resolve("native")), folder);
  }

  @AfterAll
  static void closes() {
    processes.close();
  }

  private static String near(String text) {
    return hint.nearest(text, library).map(SkillManifest::id).orElse("");
  }

  @Test
  void finds_the_skill_for_most_of_its_work_and_hardly_ever_another() {
    int found = 0;
    int wrong = 0;
    int all = 0;
    for (Map.Entry<String, List<String>> skill : WORK.entrySet()) {
      for (String text : skill.getValue()) {
        String near = near(text);
        all++;
        found += near.equals(skill.getKey()) ? 1 : 0;
        wrong += !near.isEmpty() && !near.equals(skill.getKey()) ? 1 : 0;
      }
    }
    assertThat(wrong).isLessThanOrEqualTo(1);
    assertThat((double) found / all).isGreaterThan(0.7);
  }

  @Test
  void proposes_nothing_for_other_requests() {
    assertThat(OTHER).filteredOn(text -> !near(text).isEmpty()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void proposes_nothing_without_skills() throws IOException {
    var empty = new TestWorkspace(Files.createDirectories(folder.resolve("empty")));
    Library none = new LibraryReader(folder.resolve("none"), empty.open(processes)).read();
    assertThat(hint.nearest("Write release notes", none)).isEqualTo(Optional.empty());
  }
}
