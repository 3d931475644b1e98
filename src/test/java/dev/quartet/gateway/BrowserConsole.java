package dev.quartet.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console of a server in a real browser, the system's Chromium. */
final class BrowserConsole implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target/console");

  private final String address;
  private final Playwright playwright;
  private final Browser browser;

  /** What the browser complained of. */
  final List<String> complaints = new ArrayList<>();

  BrowserConsole(String address) {
    this.address = address;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
  }

  /** Skips the test where there is no browser. */
  static void assumeThere() {
    assumeTrue(
        Files.isExecutable(CHROMIUM), "Skipped: the console's test needs Chromium at " + CHROMIUM);
  }

  /** An empty page; what it complains of is remembered. */
  Page page(int width, int height, ColorScheme scheme) {
    complaints.clear();
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setViewportSize(width, height).setColorScheme(scheme));
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  /** A page of the console, such as {@code #/overview}. */
  Page open(String hash, int width, int height, ColorScheme scheme) {
    Page page = page(width, height, scheme);
    show(page, hash);
    return page;
  }

  Page open(String hash) {
    return open(hash, 1360, 860, ColorScheme.LIGHT);
  }

  void show(Page page, String hash) {
    page.navigate(address + "/" + hash);
  }

  /** Keeps a picture in target/console. */
  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
