package dev.quartet.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.Tier;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.standin.DemoCompany.Demo;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCompanyTest {
  @TempDir private Path folder;
  private Demo demo;
  private App app;

  @BeforeEach
  void prepares_the_demo_with_a_library_of_its_own() throws IOException {
    write(
        "library/scripts/stripe/balance.sh",
        """
        #!/usr/bin/env bash
        # ---
        # description: Available and pending balance
        # effect: read
        # needs: [STRIPE_API_KEY]
        # environment: [STRIPE_API_BASE]
        # examples:
        #   - Stripe balance
        #   - What's our Stripe balance?
        # ---
        curl -fsS -H "Authorization: Bearer $STRIPE_API_KEY" "$STRIPE_API_BASE/v1/balance"
        """);
    write(
        "library/pipelines/blog-post.yaml",
        """
        description: A blog post as a page
        inputs: [topic]
        stages:
          - {name: content, role: workhorse, task: Write the post., context: [topic]}
          - {name: html, role: specialist, task: Build the page., context: [topic, content]}
        """);
    Files.createDirectories(folder.resolve("library/scripts/lib"));
    Files.copy(Path.of("library/prices.json"), folder.resolve("library/prices.json"));
    demo = DemoCompany.prepare(folder.resolve("demo"));
    Map<String, String> variables = new HashMap<>(demo.environment());
    variables.put("HOME", folder.resolve("home").toString());
    app =
        new App(
            new App.Setting(
                folder, new Environment(variables, demo.workspace()), Clock.systemUTC()));
  }

  @AfterEach
  void closes_everything() {
    app.close();
    demo.close();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Reply ask(String text) {
    return app.engine.get().flow.answer(Request.of(text, "tests"), EventSink.NONE);
  }

  private static String json(Reply reply) {
    return Json.write(reply);
  }

  @Test
  void the_workspace_is_trusted_readable_and_keeps_its_keys_private() throws IOException {
    assertThat(app.workspace.trusted()).isTrue();
    assertThat(app.workspace.configuration().defaults()).containsEntry("repo", "lumen/web");
    assertThat(app.library.get().problems()).isEmpty();
    assertThat(app.workspace.secrets().find("STRIPE_API_KEY")).contains("simulated-stripe-key");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(demo.workspace().resolve("secrets.env"))))
        .isEqualTo("rw-------");
    assertThat(demo.requests()).hasSize(Day.REQUESTS);
  }

  @Test
  void refuses_a_folder_that_holds_something() {
    Problem problem =
        catchThrowableOfType(Problem.class, () -> DemoCompany.prepare(demo.workspace()));
    assertThat(problem.code()).isEqualTo("demo_folder");
  }

  @Test
  void a_lookup_is_answered_by_its_script_from_the_companys_service_without_a_model() {
    Reply reply = ask("Stripe balance");
    assertThat(json(reply)).contains("\"tier\":\"script\"", "1842350");
    assertThat(demo.models().requests()).isEmpty();
  }

  @Test
  void a_question_is_answered_by_the_workhorse_and_labelled() {
    Reply reply = ask("Explain idempotency keys in two sentences");
    assertThat(json(reply)).contains("\"tier\":\"" + Tier.DIRECT.label(), SimulatedModel.LABEL);
    assertThat(demo.models().requests()).hasSize(1);
  }

  @Test
  void coding_goes_to_the_specialist_who_leaves_a_tested_change() {
    Reply reply = ask("Refactor the voucher component into smaller functions");
    assertThat(json(reply))
        .contains("\"tier\":\"specialist\"", "\"branch\"", "all tests passed", "claude-opus-5");
  }

  @Test
  void a_blog_post_goes_through_the_pipeline_stage_by_stage() {
    Reply reply = ask("Write a blog post about warm light and sleep");
    assertThat(json(reply))
        .contains("\"tier\":\"pipeline\"", "<!doctype html>", "warm light and sleep");
  }
}
