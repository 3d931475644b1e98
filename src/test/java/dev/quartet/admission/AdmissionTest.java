package dev.quartet.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.Request;
import dev.quartet.Request.Attachment;
import dev.quartet.Request.Options;
import dev.quartet.Tier;
import dev.quartet.execution.ExecutionFixture;
import dev.quartet.model.Message;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  @TempDir Path folder;
  private ExecutionFixture fixture;
  private Conversations conversations;
  private Admission admission;

  @BeforeEach
  void open() {
    fixture = new ExecutionFixture(folder);
    conversations = new Conversations(fixture.database, fixture.clock, fixture.ids);
    admission = new Admission(conversations, folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Request request(
      String text, Optional<String> tier, List<Attachment> attachments, Optional<String> place) {
    return new Request(
        text,
        "ann",
        Optional.empty(),
        new Options(tier, attachments, Optional.empty(), place, Optional.empty(), false));
  }

  private static Request text(String text) {
    return request(text, Optional.empty(), List.of(), Optional.empty());
  }

  private static Request talk(String caller, String text) {
    return new Request(text, caller, Optional.of("c1"), Options.NONE);
  }

  private Problem refused(Request request) {
    return catchThrowableOfType(Problem.class, () -> admission.admit(fixture.begin(request)));
  }

  private Run end(Run run) {
    fixture.database.change(handle -> fixture.runs.release(handle, run, "answered"));
    return run;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t "})
  void an_empty_request_says_how_to_ask(String text) {
    Problem problem = refused(text(text));

    assertThat(problem.code()).isEqualTo("empty_request");
    assertThat(problem.hint()).contains("quartet ask");
  }

  @Test
  void a_text_or_attachment_beyond_the_limit_is_refused() {
    assertThat(refused(text("x".repeat(100_001))).code()).isEqualTo("too_large");
    assertThat(admission.admit(fixture.begin(text("x".repeat(100_000)))).text()).hasSize(100_000);

    var halves =
        List.of(
            new Attachment("a.txt", "x".repeat(200_000)),
            new Attachment("b.txt", "x".repeat(200_001)));
    assertThat(refused(request("Read.", Optional.empty(), halves, Optional.empty())).code())
        .isEqualTo("too_large");
  }

  @Test
  void what_is_not_text_is_refused_and_emoji_are_text() {
    assertThat(refused(text("a\0b")).code()).isEqualTo("not_text");
    var binary = List.of(new Attachment("logo.png", "\uFFFDPNG\u0001\u0002\uFFFD\uFFFD"));
    Problem problem = refused(request("Look.", Optional.empty(), binary, Optional.empty()));
    assertThat(problem.code()).isEqualTo("not_text");
    assertThat(problem.message()).contains("logo.png");

    assertThat(admission.admit(fixture.begin(text(" 🎉👩‍💻 日本 \n"))).text())
        .isEqualTo("🎉👩‍💻 日本");
  }

  @Test
  void an_unknown_tier_names_the_nearest_and_a_missing_folder_is_said() {
    Problem tier = refused(request("x", Optional.of("specalist"), List.of(), Optional.empty()));
    assertThat(tier.code()).isEqualTo("unknown_tier");
    assertThat(tier.hint()).contains("Did you mean 'specialist'?");

    String gone = folder.resolve("gone").toString();
    Problem missing = refused(request("x", Optional.empty(), List.of(), Optional.of(gone)));
    assertThat(missing.code()).isEqualTo("no_folder");
    assertThat(missing.message()).contains(gone);

    Admitted admitted =
        admission.admit(
            fixture.begin(
                request("x", Optional.of("direct"), List.of(), Optional.of(folder.toString()))));
    assertThat(admitted.tier()).contains(Tier.DIRECT);
    assertThat(admitted.folder()).isEqualTo(folder);
  }

  @Test
  void a_conversation_is_its_callers_and_comes_oldest_first() {
    Run first = end(fixture.begin(talk("ann", "Hello")));
    conversations.append("c1", "ann", first.id(), "Hello", "Hi Ann");
    fixture.clock.advance(java.time.Duration.ofSeconds(1));
    Run second = end(fixture.begin(talk("ann", "More")));
    conversations.append("c1", "ann", second.id(), "More", "Yes");

    Run third = fixture.begin(talk("ann", "And?"));
    assertThat(admission.admit(third).conversation().messages())
        .containsExactly(
            new Message.User("Hello"),
            new Message.Assistant("Hi Ann", List.of()),
            new Message.User("More"),
            new Message.Assistant("Yes", List.of()));
    Run _ = end(third);
    assertThat(refused(talk("bob", "What did she say?")).code()).isEqualTo("not_yours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "waiting"})
  void a_conversation_has_one_request_at_a_time(String status) {
    Run first = fixture.begin(talk("ann", "Send it"));
    if (status.equals("waiting")) {
      fixture.database.change(handle -> fixture.runs.release(handle, first, status));
    }

    Problem problem = refused(talk("ann", "And?"));

    assertThat(problem.code()).isEqualTo("conversation_busy");
    assertThat(problem.message()).contains(first.id());
  }
}
