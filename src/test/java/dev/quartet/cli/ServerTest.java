package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.run.EventSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;
  private App app;
  private Server server;

  @BeforeEach
  void start() {
    team = new CommandLineOfATeam(folder);
    app = new App(team.setting());
    server = Server.start(app, "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
    app.close();
  }

  private Path file() {
    return app.workspace.state().resolve("server.json");
  }

  @Test
  void the_command_line_asks_through_the_server() {
    Said said = team.run("ask", "/shop/orders", "--json");
    assertThat(said.exit()).isZero();
    assertThat(said.workedAlone()).isFalse();
    JsonNode line = team.run("ledger", "--json").json().path(0);
    assertThat(line.path("id")).isEqualTo(said.json().path("id"));
    assertThat(line.path("caller").asText()).isEqualTo("cli");
  }

  @Test
  void a_reply_is_the_same_through_the_server_as_alone() {
    JsonNode remote = team.run("ask", "/shop/orders", "--json").json();
    server.close();
    JsonNode alone = team.run("ask", "/shop/orders", "--json").json();
    assertThat(remote.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactlyElementsOf(
            alone.properties().stream().map(java.util.Map.Entry::getKey).toList());
    assertThat(remote.path("text")).isEqualTo(alone.path("text"));
    assertThat(remote.path("source")).isEqualTo(alone.path("source"));
  }

  @Test
  void a_failure_comes_back_with_its_own_exit_code() {
    assertThat(team.run("ask", "/shop/down").exit()).isEqualTo(1);
    assertThat(team.run("ask", "/shop/ordres").exit()).isEqualTo(2);
    assertThat(team.run("ask", " ").exit()).isEqualTo(2);
  }

  @Test
  void the_server_carries_out_what_is_approved() {
    Said waiting = team.run("ask", "/shop/refund --order 17", "--json");
    assertThat(waiting.exit()).isEqualTo(3);
    Said said = team.run("approve", waiting.json().path("approval").path("id").asText());
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo("Order 17 was refunded\n");
    assertThat(said.workedAlone()).isFalse();
  }

  @Test
  void a_yes_that_comes_with_the_request_is_believed() {
    Said said = team.run("ask", "/shop/refund --order 17", "--yes");
    assertThat(said.exit()).isZero();
    assertThat(said.workedAlone()).isFalse();
  }

  @Test
  void the_server_cancels_a_request_that_waits() {
    Said waiting = team.run("ask", "/shop/refund --order 17", "--json");
    Said said = team.run("cancel", waiting.json().path("id").asText());
    assertThat(said.exit()).isZero();
    assertThat(team.run("cancel", "r-nowhere").exit()).isEqualTo(2);
  }

  @Test
  void only_the_owner_reads_the_token() throws IOException {
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Json.tree(Files.readString(file())).path("token").asText()).hasSize(48);
  }

  @Test
  void a_second_server_is_told_of_the_first() {
    assertThatThrownBy(() -> Server.start(app, "127.0.0.1", 0))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(server.address());
  }

  @Test
  void a_file_that_others_can_read_is_not_believed() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    Said said = team.run("ask", "/shop/orders");
    assertThat(said.exit()).isZero();
    assertThat(said.workedAlone()).isTrue();
  }

  @Test
  void a_server_of_another_build_is_not_talked_to() throws IOException {
    write(server.address(), "0.0.1-another");
    assertThat(team.run("ask", "/shop/orders").workedAlone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1:7410",
        "http://evil.example:7410",
        "http://127.0.0.1@evil.example:7410",
        "http://127.0.0.1.evil.example:7410",
        "not an address"
      })
  void an_address_that_is_not_this_machine_is_not_believed(String address) throws IOException {
    write(address, Build.current().id());
    assertThat(team.run("ask", "/shop/orders").workedAlone()).isTrue();
  }

  @Test
  void says_that_the_token_is_of_an_earlier_server() throws IOException {
    write(server.address(), Build.current().id());
    Said said = team.run("ask", "/shop/orders");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("does not know our token", "Try again.");
  }

  @Test
  void nothing_is_left_behind_when_it_stops() {
    server.close();
    assertThat(file()).doesNotExist();
    assertThat(team.run("ask", "/shop/orders").workedAlone()).isTrue();
  }

  private void write(String address, String build) throws IOException {
    var forged = new ServerFile(address, "token", build, ProcessHandle.current().pid());
    Files.writeString(file(), Json.write(forged));
  }

  @Test
  void a_request_is_not_sent_again_when_the_server_breaks_off() throws Exception {
    var connections = new AtomicInteger();
    try (var breaking = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var _ = Thread.ofVirtual().start(() -> breakOff(breaking, connections));
      var answering =
          new RemoteAnswering(
              new ServerFile("http://127.0.0.1:" + breaking.getLocalPort(), "token", "build", 1));
      assertThatThrownBy(() -> answering.answer(Request.of("hello", "cli"), EventSink.NONE))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("broke off");
    }
    assertThat(connections).hasValue(1);
  }

  private static void breakOff(ServerSocket server, AtomicInteger connections) {
    try {
      while (true) {
        try (var socket = server.accept()) {
          connections.incrementAndGet();
          var _ = socket.getInputStream().read(new byte[8192]);
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }
}
