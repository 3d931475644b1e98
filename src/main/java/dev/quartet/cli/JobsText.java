package dev.quartet.cli;

import dev.quartet.jobs.Attempt;
import dev.quartet.jobs.JobView;
import dev.quartet.reply.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Jobs as a person reads them. */
final class JobsText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private JobsText() {}

  static void list(Console console, List<JobView> jobs) {
    if (jobs.isEmpty()) {
      console.say("No jobs yet. Write one as jobs/NAME.yaml, for example:");
      console.say("  every: 1h\n  ask: How much disk space is left?");
      return;
    }
    var table = new Table("JOB", "SCHEDULE", "NEXT", "LAST", "STATE", "FAILURES", "DOES");
    jobs.forEach(job ->
        table.row(
            job.id(),
            job.schedule(),
            time(job.next()),
            job.last().map(JobsText::last).orElse("-"),
            job.state(),
            "" + job.failures(),
            job.does().text()));
    table.print(console);
    jobs.forEach(job ->
        job.reason()
            .filter(_ -> job.trusted())
            .ifPresent(reason -> console.note(job.id() + " does not run: " + reason)));
    if (!jobs.getFirst().trusted()) {
      console.note(
          "None of them runs: this workspace is not trusted, or has changed since. Look at its"
              + " files, then: quartet trust");
    } else {
      noteServer(console);
    }
  }

  /** Only a server plans jobs. */
  static void noteServer(Console console) {
    boolean runs =
        ServerFile.find(console.app().workspace).filter(RemoteAnswering::answers).isPresent();
    if (!runs) {
      console.note("No server runs, and jobs run only while one does: quartet serve");
    }
  }

  private static String time(Optional<Long> millis) {
    return millis.map(Instant::ofEpochMilli).map(TIME::format).orElse("-");
  }

  private static String last(Attempt attempt) {
    return attempt.status() + " " + TIME.format(Instant.ofEpochMilli(attempt.started()));
  }

  static void show(Console console, JobView job) {
    line(console, "job", job.id());
    line(console, "description", job.description());
    line(console, "schedule", job.schedule());
    line(console, "does", job.does().text());
    job.does().arguments().forEach((name, value) -> line(console, "", name + ": " + value));
    line(console, "state", job.state());
    line(console, "reason", job.reason().orElse(""));
    line(console, "failures", job.failures() + " in a row");
    line(console, "next", time(job.next()));
    line(console, "last", job.last().map(JobsText::last).orElse("-"));
    line(console, "", job.last().flatMap(Attempt::reason).orElse(""));
    line(console, "budget", job.budgetUsd().map(ReplyText::money).orElse("as of any request"));
    line(console, "time-out", ReplyText.seconds(job.timeoutMillis()));
    line(console, "grant", job.grant().isEmpty() ? "none" : String.join(", ", job.grant()));
    line(console, "missed", job.missed());
    line(console, "alert", job.alert() ? "yes" : "no");
    line(console, "file", job.path());
  }

  private static void line(Console console, String name, String value) {
    if (!value.isEmpty()) {
      console.say(String.format("%-12s %s", name, value));
    }
  }

  static void history(Console console, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      console.say("It has not run yet.");
      return;
    }
    var table = new Table("STARTED", "BY", "STATUS", "TIME", "REQUEST", "REASON");
    attempts.forEach(attempt ->
        table.row(
            TIME.format(Instant.ofEpochMilli(attempt.started())),
            attempt.due().isPresent() ? "schedule" : "a person",
            attempt.status(),
            attempt.ended().map(end -> ReplyText.seconds(end - attempt.started())).orElse("-"),
            attempt.run().orElse("-"),
            attempt.reason().orElse("")));
    table.print(console);
  }

  static void ran(Console console, Reply reply, Progress progress) {
    if (!reply.text().isEmpty()) {
      progress.finish(reply.text());
    }
    ReplyText.explain(console, reply);
    console.note(ReplyText.receiptLine(reply));
  }
}
