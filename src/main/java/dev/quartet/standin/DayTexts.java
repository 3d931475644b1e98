package dev.quartet.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people at the made-up company ask. */
final class DayTexts {
  /** A lookup and the script that answers it. */
  record Lookup(String text, String script) {}

  private DayTexts() {}

  static List<Lookup> lookups() {
    List<Lookup> all = new ArrayList<>();
    add(
        all,
        "system/disk",
        "How much disk space is left?",
        "Show disk usage",
        "Is the disk full?",
        "Free disk space");
    add(
        all,
        "system/memory",
        "How much memory is free?",
        "Show memory usage",
        "How much RAM is used?",
        "Memory usage");
    add(
        all,
        "system/uptime",
        "How long has this machine been up?",
        "Show uptime",
        "What's the uptime?",
        "What is the load average?");
    add(
        all,
        "git/log",
        "Show the last commits",
        "Show the git log",
        "What was committed recently?",
        "List recent commits");
    add(
        all,
        "git/status",
        "Git status",
        "What has changed in the working tree?",
        "Show uncommitted changes",
        "Are there uncommitted changes?");
    add(
        all,
        "github/open-prs",
        "List open PRs in lumen/web",
        "Which pull requests are open?",
        "Open pull requests in lumen/web",
        "Show open PRs");
    add(
        all,
        "stripe/balance",
        "Stripe balance",
        "What's our Stripe balance?",
        "How much money is in Stripe?",
        "Show the available Stripe balance");
    add(
        all,
        "stripe/mrr",
        "What's our MRR?",
        "How much do we make per month from subscriptions?",
        "Show MRR",
        "What is our monthly recurring revenue?");
    return all;
  }

  private static void add(List<Lookup> all, String script, String... texts) {
    for (String text : texts) {
      all.add(new Lookup(text, script));
    }
  }

  /** The script that should have answered a text; empty for what is no lookup. */
  static Optional<String> script(String text) {
    return lookups().stream()
        .filter(lookup -> lookup.text().equalsIgnoreCase(text.strip()))
        .map(Lookup::script)
        .findFirst();
  }

  static List<String> questions() {
    List<String> all = new ArrayList<>();
    for (String subject :
        List.of(
            "eventual consistency",
            "a churn rate of four percent",
            "the difference between net and gross margin",
            "colour temperature in kelvin",
            "idempotency keys",
            "a content delivery network",
            "the right of withdrawal for online orders",
            "technical debt to somebody from sales",
            "a cohort analysis",
            "dimming by pulse width",
            "why lumens matter more than watts",
            "optimistic locking",
            "a blameless post-mortem",
            "what a burn-down chart shows",
            "zero-based budgeting")) {
      all.add("Explain " + subject + " in two sentences");
    }
    for (String subject :
        List.of(
            "a customer whose lamp arrived broken",
            "a supplier who is two weeks late",
            "a journalist who asks about our recycling",
            "an applicant we would like to meet",
            "a shop that wants a discount of thirty percent",
            "a customer who praises the new atelier lamp",
            "the landlord about the loud ventilation",
            "a partner who asks for our roadmap")) {
      all.add("Draft a short, friendly reply to " + subject);
    }
    for (String subject :
        List.of(
            "the summer newsletter",
            "an autumn sale of desk lamps",
            "the release notes of the new dimmer app",
            "our talk at the light fair",
            "an internal memo on travel costs",
            "a page about repairing instead of replacing",
            "the birthday of the company")) {
      all.add("Suggest three headlines for " + subject);
    }
    for (String choice :
        List.of(
            "weekly or fortnightly planning",
            "one long survey or three short ones",
            "a raffle or a voucher for feedback",
            "brass or anodised aluminium for an entrance hall",
            "a four-day week in July or in August",
            "own vans or a courier for the city")) {
      all.add("Which would you prefer and why: " + choice + "?");
    }
    for (String matter :
        List.of(
            "a thirty minute kick-off with a new client",
            "a retrospective after a difficult quarter",
            "an interview with a lighting designer",
            "the visit of the safety inspector",
            "a workshop on naming")) {
      all.add("Give me an agenda for " + matter);
    }
    return all;
  }

  static List<String> coding() {
    List<String> all = new ArrayList<>();
    for (String thing : List.of("price", "address", "voucher", "dimmer", "newsletter")) {
      all.add("Add unit tests for the " + thing + " function in the web repository");
      all.add("Refactor the " + thing + " component into smaller functions");
      all.add("Fix the bug in the " + thing + " form code that loses input on reload");
    }
    for (String thing : List.of("cart", "gallery", "checkout", "search", "wish list")) {
      all.add("Implement keyboard navigation for the " + thing + " component");
      all.add("Write a JavaScript function that formats the " + thing + " totals, with tests");
      all.add("Migrate the " + thing + " CSS to design tokens");
    }
    return all;
  }

  static List<String> posts() {
    List<String> all = new ArrayList<>();
    for (String topic :
        List.of(
            "warm light and sleep",
            "repairing a lamp from 1962",
            "how we halved our packaging",
            "choosing a lamp for a reading corner",
            "what larch wood teaches about patience",
            "light for people who work at night",
            "a week in our workshop",
            "the return of the dimmer",
            "buying fewer and better lamps",
            "why we publish our prices")) {
      all.add("Write a blog post about " + topic);
    }
    return all;
  }
}
