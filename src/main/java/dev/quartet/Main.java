package dev.quartet;

/** The command line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    try (var app =
        new App(
            new App.Setting(
                java.nio.file.Path.of(System.getProperty("quartet.home", ".")),
                dev.quartet.workspace.Environment.ofThisProcess(),
                java.time.Clock.systemUTC()))) {
      var reply =
          app.engine.get().flow.answer(Request.of(String.join(" ", arguments), "cli"), event -> {});
      System.out.println(dev.quartet.platform.Json.pretty(reply));
    }
  }
}
