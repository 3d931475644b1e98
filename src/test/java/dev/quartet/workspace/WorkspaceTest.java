package dev.quartet.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.TestWorkspace;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.OllamaProbe;
import dev.quartet.model.Role;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceTest {
  private static final String CONFIGURATION =
      """
      models:
        workhorse: {provider: openai, model: gpt, baseUrl: "http://127.0.0.1:9/v1"}
      budgets: {request: 500, day: 1.5}
      environment: {STRIPE_API_BASE: "http://elsewhere"}
      secrets: {STRIPE_API_KEY: [echo, sk-from-command]}
      """;

  @TempDir Path folder;
  private final Processes processes = new Processes();
  private TestWorkspace files;

  @BeforeEach
  void make() {
    files = new TestWorkspace(folder);
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private Workspace open() {
    return files.open(processes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "budgetz: {day: 1}                       | 2: unknown key 'budgetz'            | budgets",
        "budgets: {day: much}                    | 2: expected a number, found 'much'  | 1.50",
        "budgets: {day: -1}                      | 2: day must not be negative         | 0 or more",
        "budgets: [1]                            | 2: expected 'key: value' pairs      | key:"
            + " value",
        "models: {workhorse: {model: x}}         | 2: 'provider' is missing            | anthropic",
        "models: {workhorse: {provider: acme, model: x}} | 2: unknown provider 'acme'  | openai",
        "models: {workhorse: {provider: openai, model: x, baseUrl: ftp://x}} | 2: baseUrl is not |"
            + " http",
        "library: {shipped: perhaps}             | 2: expected true or false           | true or"
            + " false",
        "limits: {directTime: soon}              | 2: expected a duration              | 30s",
        "prices: {x: {input: 1}}                 | 2: a price needs input and output   | {input: 3",
        "limits: {directCalls: 1.5}              | 2: expected a whole number          | 12",
        "defaults: {repo: [a, b]}                | 2: expected a single value          | one value",
        "'\"open'                                | 3: not valid YAML                   | quote"
      })
  void a_mistake_is_named_with_its_line_and_what_to_write(
      String line, String complaint, String hint) {
    files.write("quartet.yaml", "# ours\n" + line + "\n");

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.message()).contains("quartet.yaml:" + complaint);
              assertThat(e.hint()).contains(hint);
            });
  }

  @Test
  void what_an_untrusted_folder_brings_takes_no_effect() {
    files.write("quartet.yaml", CONFIGURATION);

    Workspace workspace = open();

    assertThat(workspace.trusted()).isFalse();
    Configuration configuration = workspace.configuration();
    assertThat(configuration.programs()).isEqualTo(Configuration.Programs.NONE);
    assertThat(configuration.models().values())
        .allSatisfy(model -> assertThat(model.baseUrl()).isEmpty());
    assertThat(configuration.budgets().request()).isEqualTo(1_000_000_000);
    assertThat(configuration.budgets().day()).isEqualTo(1_500_000_000);
    assertThat(workspace.secrets().find("STRIPE_API_KEY")).isEmpty();
  }

  @Test
  void an_untrusted_folder_cannot_redirect_a_key_by_its_secrets_either() {
    files.secrets("STRIPE_API_BASE=http://elsewhere\nSTRIPE_API_KEY=sk-123456\n");

    assertThat(open().secrets().find("STRIPE_API_BASE")).isEmpty();
    assertThat(open().secrets().find("STRIPE_API_KEY")).contains("sk-123456");
    assertThat(files.trusted().open(processes).secrets().find("STRIPE_API_BASE"))
        .contains("http://elsewhere");
  }

  @Test
  void trust_holds_until_a_guarded_file_changes() {
    files.write("quartet.yaml", CONFIGURATION);
    open().trust();

    Workspace workspace = open();
    assertThat(workspace.trusted()).isTrue();
    assertThat(workspace.configuration().programs().environment())
        .containsEntry("STRIPE_API_BASE", "http://elsewhere");
    assertThat(workspace.secrets().find("STRIPE_API_KEY")).contains("sk-from-command");

    files.write("memory/notes.md", "harmless");
    assertThat(open().trusted()).isTrue();
    files.write("scripts/acme/new.sh", "echo");
    assertThat(open().trusted()).isFalse();
  }

  @Test
  void secrets_that_others_can_read_are_refused() {
    files.secrets("A_KEY=abcdef\n");
    TestWorkspace.permissions(files.root.resolve("secrets.env"), "rw-r-----");

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.hint()).startsWith("Run: chmod 600 "));
  }

  @Test
  void secrets_are_unquoted_and_the_environment_comes_first() {
    files.secrets("# ours\nexport A_KEY=\"two words\"\nB_KEY='x=y#z'\nC_KEY=file\n\n");
    files.variable("C_KEY", "environment");

    Secrets secrets = open().secrets();

    assertThat(secrets.find("A_KEY")).contains("two words");
    assertThat(secrets.find("B_KEY")).contains("x=y#z");
    assertThat(secrets.find("C_KEY")).contains("environment");
    assertThat(secrets.find("D_KEY")).isEmpty();
  }

  @Test
  void a_secret_that_begins_like_another_is_masked_whole() {
    files.secrets("A_KEY=secret-1\nB_TOKEN=secret-1234\n");
    Secrets secrets = open().secrets();
    assertThat(secrets.mask("secret-1")).as("not handed out yet").isEqualTo("secret-1");
    secrets.find("A_KEY");
    secrets.find("B_TOKEN");

    assertThat(secrets.mask("a secret-1234 b secret-1 c")).isEqualTo("a ••• b ••• c");
  }

  @Test
  void a_secrets_line_that_is_no_assignment_is_named() {
    files.secrets("A_KEY=1\nnonsense\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(Problem.class)
        .hasMessageContaining("secrets.env:2");
  }

  private ModelSelection selection() {
    return new ModelSelection(open(), new OllamaProbe());
  }

  @Test
  void the_first_credential_chooses_the_models() {
    files.variable("OPENAI_API_KEY", "sk-openai").variable("GEMINI_API_KEY", "sk-gemini");

    assertThat(selection().candidates(Role.WORKHORSE))
        .extracting(ModelSpec::label)
        .containsExactly("openai/gpt-5.6-terra");
    assertThat(selection().candidates(Role.SPECIALIST))
        .extracting(ModelSpec::label)
        .containsExactly("openai/gpt-5.6");
  }

  @Test
  void a_configured_model_comes_first_with_its_fallbacks() {
    files.write(
        "quartet.yaml",
        """
        models:
          workhorse:
            provider: anthropic
            model: claude-sonnet-5
            fallback: [{provider: ollama, model: qwen}]
        """);
    files.variable("ANTHROPIC_API_KEY", "sk-ant").variable("OPENAI_API_KEY", "sk-openai");

    assertThat(selection().candidates(Role.SPECIALIST))
        .extracting(ModelSpec::label)
        .containsExactly("anthropic/claude-sonnet-5", "ollama/qwen");
  }

  @Test
  void a_configured_model_without_its_credential_says_which() {
    files.write("quartet.yaml", "models: {workhorse: {provider: groq, model: x}}\n");

    assertThatThrownBy(() -> selection().candidates(Role.WORKHORSE))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Problem.Kind.NO_MODEL);
              assertThat(e.hint()).contains("GROQ_API_KEY");
            });
  }
}
