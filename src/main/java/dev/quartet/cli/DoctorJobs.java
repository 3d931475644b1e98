package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.jobs.JobView;
import dev.quartet.jobs.Jobs;
import java.util.ArrayList;
import java.util.List;

/** What the doctor says of the jobs. */
record DoctorJobs(String count, List<String> notes, List<String> wrong) {
  static DoctorJobs of(App app) {
    Jobs jobs = app.engine.get().monitoring.jobs;
    List<JobView> all = jobs.list();
    List<String> notes = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    jobs.problems(app.library.get()).forEach(problem -> wrong.add(problem.toString()));
    if (!jobs.trusted()) {
      notes.add(
          "jobs: none of this workspace's jobs runs, since it is not trusted, or has changed since."
              + " Look at its files, then: quartet trust");
    }
    all.stream()
        .filter(job -> job.state().equals("disabled"))
        .forEach(job ->
            wrong.add(
                "the job "
                    + job.id()
                    + " is disabled: "
                    + job.reason().orElse("")
                    + ". Mend it, then: quartet jobs enable "
                    + job.id()));
    return new DoctorJobs(all.isEmpty() ? "jobs: none" : "jobs: " + all.size(), notes, wrong);
  }
}
