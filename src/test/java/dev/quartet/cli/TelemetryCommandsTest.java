package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TelemetryCollector;
import dev.quartet.cli.CommandLineOfATeam.Said;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryCommandsTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TempDir Path folder;
  private final TelemetryCollector collector = new TelemetryCollector();
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
    team.workspace.variable("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address());
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void a_single_request_is_told_of_before_its_command_ends() {
    team.workspace.variable("TRACEPARENT", "00-" + TRACE + "-b7ad6b7169203331-01");

    Said said = team.run("ask", "/shop/orders");

    assertThat(said.workedAlone()).isTrue();
    assertThat(said.out()).contains(CommandLineOfATeam.ORDERS);
    assertThat(collector.spans())
        .extracting(span -> span.getName())
        .contains("quartet.request", "execute_tool shop/orders");
    assertThat(collector.spans())
        .allSatisfy(span ->
            assertThat(HexFormat.of().formatHex(span.getTraceId().toByteArray())).isEqualTo(TRACE));
  }

  @Test
  void the_doctor_says_where_it_goes() {
    assertThat(team.run("doctor").out()).contains("ok    telemetry goes to " + collector.address());
  }

  @Test
  void the_doctor_does_not_show_a_credential_of_the_address() {
    team.workspace.variable("OTEL_EXPORTER_OTLP_ENDPOINT", "http://ada:hush@127.0.0.1:4318");

    assertThat(team.run("doctor").out())
        .contains("telemetry goes to http://127.0.0.1:4318")
        .doesNotContain("hush");
  }

  @Test
  void the_doctor_says_what_to_set_when_it_is_to_go_by_what_is_not_spoken() {
    team.workspace.variable("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

    Said said = team.run("doctor");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("wrong telemetry is not sent", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
  }

  @Test
  void the_doctor_says_nothing_of_it_when_it_is_off() {
    team.workspace.variable("OTEL_SDK_DISABLED", "true");

    assertThat(team.run("doctor").out()).doesNotContain("telemetry");
  }
}
