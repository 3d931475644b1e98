package dev.quartet.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the console that the documentation shows, of a simulated week. Not run with
 * the tests: {@code mvn test -Dtest=ConsolePictures}.
 */
class ConsolePictures {
  private static final Path DOCS = Path.of("docs");

  @Test
  void takes_the_pictures_of_the_documentation(@TempDir Path folder) throws IOException {
    BrowserConsole.assumeThere();
    try (var week = new DemoWeek(folder.resolve("company"));
        var console = new BrowserConsole(week.address())) {
      overview(console, week, "#/overview", ColorScheme.LIGHT, "console");
      overview(console, week, "#/overview?period=7d", ColorScheme.DARK, "console-dark");
      phone(console, week);
      conversation(console, week);
    }
  }

  private static Page page(
      BrowserConsole console, DemoWeek week, int width, int height, ColorScheme scheme) {
    Page page = console.page(width, height, scheme);
    page.clock().setFixedTime(Date.from(week.now()));
    return page;
  }

  private static void overview(
      BrowserConsole console, DemoWeek week, String hash, ColorScheme scheme, String name) {
    Page page = page(console, week, 1360, 1120, scheme);
    console.show(page, hash);
    take(page, name);
  }

  private static void phone(BrowserConsole console, DemoWeek week) {
    Page page = page(console, week, 390, 844, ColorScheme.LIGHT);
    console.show(page, "#/overview");
    take(page, "console-phone");
  }

  private static void conversation(BrowserConsole console, DemoWeek week) {
    Page page = page(console, week, 1360, 860, ColorScheme.LIGHT);
    console.show(page, "");
    ask(page, "What's our MRR?");
    assertThat(page.getByLabel("Recent requests").locator("li").first()).containsText("script");
    assertThat(page.locator(".reply").first()).isVisible();
    ask(page, "/slack/post --channel #team --text \"The numbers of the week are in\"");
    assertThat(page.locator(".exchange .approval")).isVisible();
    assertThat(page.locator(".overview .approval")).hasCount(2);
    take(page, "console-conversation");
  }

  private static void ask(Page page, String text) {
    Locator box = page.getByLabel("Ask Quartet");
    box.fill(text);
    box.press("Enter");
  }

  private static void take(Page page, String name) {
    assertThat(page.locator("[data-figure], .by-tier").first()).isVisible();
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    page.screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(name + ".png")));
    page.close();
  }
}
