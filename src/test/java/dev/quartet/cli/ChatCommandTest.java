package dev.quartet.cli;

import static dev.quartet.cli.CommandLineOfATeam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.model.Message;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChatCommandTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  @Test
  void answers_each_line_and_ends_with_the_input() {
    Said said = team.runWithInput("/shop/orders\n\n/shop/echo --text hello\n", "chat");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo(ORDERS + "\n--text|hello|\n");
  }

  @Test
  void goes_on_after_a_line_that_fails() {
    Said said = team.runWithInput("/shop/down\n/shop/orders\n", "chat");
    assertThat(said.exit()).isZero();
    assertThat(said.err()).contains("the warehouse does not answer");
    assertThat(said.out()).isEqualTo(ORDERS + "\n");
  }

  @Test
  void the_model_hears_what_was_said_before() {
    try (var models =
        ModelServer.replying(Scripted.text("I will remember."), Scripted.text("Larch."))) {
      Said said =
          team.with(models)
              .runWithInput(
                  "Our favourite wood is larch\nWhich wood did we say we like best?\n", "chat");
      assertThat(said.out()).isEqualTo("I will remember.\nLarch.\n");
      assertThat(models.requests().getLast().messages())
          .anySatisfy(message ->
              assertThat(message)
                  .isInstanceOfSatisfying(
                      Message.User.class,
                      user -> assertThat(user.text()).contains("Our favourite wood is larch")));
    }
  }
}
