package dev.quartet.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser. Pictures are kept in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private Optional<ModelServer> model = Optional.empty();
  private Optional<RunningGateway> server = Optional.empty();
  private Optional<BrowserConsole> console = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    BrowserConsole.assumeThere();
    model = Optional.of(new ModelServer(_ -> Scripted.text("Because of the air.")));
    server =
        Optional.of(
            new RunningGateway(
                folder,
                Map.of(
                    "ANTHROPIC_API_KEY",
                    "simulated",
                    "ANTHROPIC_BASE_URL",
                    model.orElseThrow().anthropicBaseUrl())));
    console = Optional.of(new BrowserConsole(server.orElseThrow().address()));
  }

  @AfterAll
  void stop() {
    console.ifPresent(BrowserConsole::close);
    server.ifPresent(RunningGateway::close);
    model.ifPresent(ModelServer::close);
  }

  private BrowserConsole console() {
    return console.orElseThrow();
  }

  private static Locator ask(Page page) {
    return page.getByLabel("Ask Quartet");
  }

  @Test
  void shows_a_decision_its_reply_and_a_write_that_is_approved() {
    Page page = console().open("");
    assertThat(page.getByText("Nothing waits for you.")).isVisible();
    BrowserConsole.picture(page, "empty");

    ask(page).fill("/shop/orders");
    ask(page).press("Enter");
    Locator first = page.getByRole(AriaRole.ARTICLE).first();
    assertThat(first.getByLabel("Decisions")).containsText("script");
    assertThat(first.getByLabel("Decisions")).containsText("shop/orders");
    assertThat(first.locator(".reply")).containsText("42 orders today");
    assertThat(first.getByLabel("Receipt")).containsText("answered");
    assertThat(page.getByLabel("Recent requests")).containsText("/shop/orders");

    ask(page).fill("/shop/refund --order 17");
    ask(page).press("Enter");
    Locator second = page.getByRole(AriaRole.ARTICLE).nth(1);
    Locator approval = second.getByLabel("Approval needed");
    assertThat(approval).containsText("--order");
    assertThat(page.getByLabel("Approvals", new Page.GetByLabelOptions().setExact(true)))
        .containsText("shop/refund");
    BrowserConsole.picture(page, "approval");
    approval.getByText("Approve", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(second.locator(".reply")).containsText("Order 17 was refunded");
    assertThat(page.getByText("Nothing waits for you.")).isVisible();

    ask(page).fill("/shop/ordres");
    ask(page).press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no script");
    assertThat(page.getByLabel("Today")).containsText("script");
    BrowserConsole.picture(page, "talk");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    BrowserConsole.picture(page, "dark");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void shows_what_a_model_was_sent_part_by_part() {
    Page page = console().open("");

    ask(page).fill("Why is the sky blue?");
    ask(page).press("Enter");
    Locator exchange = page.getByRole(AriaRole.ARTICLE).first();
    assertThat(exchange.locator(".reply")).containsText("Because of the air.");
    exchange.getByText("tokens sent").click();

    assertThat(exchange.getByRole(AriaRole.TABLE)).containsText("instructions");
    assertThat(exchange.getByRole(AriaRole.TABLE)).containsText("request");
    BrowserConsole.picture(page, "context");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void fits_a_phone_and_is_reached_by_keyboard() {
    Page page = console().open("", 390, 844, ColorScheme.LIGHT);
    assertThat(page.getByText("What do you need?")).isVisible();
    page.evaluate("document.activeElement.blur()");
    page.keyboard().press("/");
    assertThat(ask(page)).isFocused();
    page.keyboard().type("/shop/orders");
    page.keyboard().press("Enter");
    assertThat(page.locator(".reply").first()).containsText("42 orders today");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    BrowserConsole.picture(page, "phone");
    assertThat(console().complaints).isEmpty();
    page.close();
  }
}
