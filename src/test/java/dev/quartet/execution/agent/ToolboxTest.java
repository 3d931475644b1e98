package dev.quartet.execution.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.execution.ExecutionFixture;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.ToolDefinition;
import dev.quartet.platform.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolboxTest {
  private static final ToolDefinition WEATHER =
      new ToolDefinition(
          "weather", "Weather.", List.of(ToolDefinition.Parameter.required("city", "which")));

  @TempDir Path folder;
  private ExecutionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new ExecutionFixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private ToolOutcome call(
      Function<ToolArguments, String> work, String name, String argumentsAsJson) {
    return new Toolbox(List.of(new Lookup(WEATHER, work)))
        .call(fixture.begin(), new ToolCall("1", name, argumentsAsJson));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          forecast | {"city": "Paris"} | There is no tool 'forecast'. There are: weather
          weather  | {"city":          | The arguments are not a JSON object
          weather  | ["Paris"]         | The arguments are not a JSON object
          weather  | {"town": "Paris"} | 'city' is missing
          """)
  void a_wrong_call_is_told_to_the_model(String name, String arguments, String told) {
    ToolOutcome outcome = call(given -> given.required("city"), name, arguments);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ToolOutcome.Returned.class,
            returned -> {
              assertThat(returned.error()).isTrue();
              assertThat(returned.text()).contains(told);
            });
  }

  @Test
  void a_right_call_returns_its_text() {
    assertThat(call(given -> "sun in " + given.required("city"), "weather", "{\"city\":\"Rome\"}"))
        .isEqualTo(ToolOutcome.Returned.ok("sun in Rome"));
  }

  @Test
  void a_refusal_is_not_the_models_to_work_around() {
    var box =
        new Toolbox(
            List.of(
                new Tool() {
                  @Override
                  public ToolDefinition definition() {
                    return WEATHER;
                  }

                  @Override
                  public ToolOutcome call(dev.quartet.run.Run run, ToolArguments arguments) {
                    throw Problem.refused("denied", "A person said no", "");
                  }
                }));

    assertThatThrownBy(() -> box.call(fixture.begin(), new ToolCall("1", "weather", "{}")))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("denied"));
  }
}
