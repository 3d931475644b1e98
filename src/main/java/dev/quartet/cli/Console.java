package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.platform.Json;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Processes;
import java.io.InputStream;
import java.io.PrintStream;

/** What a command talks to: the person's streams, and the app, made when first needed. */
public final class Console implements AutoCloseable {
  /**
   * The streams of a process.
   *
   * @param interactive whether a person sits at both ends
   * @param watched whether a person sees standard error
   */
  public record Streams(
      InputStream in, PrintStream out, PrintStream err, boolean interactive, boolean watched) {}

  private final App.Setting setting;
  private final Streams streams;
  private final Lazy<App> app;

  public Console(App.Setting setting, Streams streams) {
    this.setting = setting;
    this.streams = streams;
    this.app = new Lazy<>(() -> new App(setting));
  }

  App app() {
    return app.get();
  }

  App.Engine engine() {
    return app().engine.get();
  }

  Processes processes() {
    return app().processes;
  }

  App.Setting setting() {
    return setting;
  }

  boolean interactive() {
    return streams.interactive();
  }

  boolean watched() {
    return streams.watched();
  }

  InputStream in() {
    return streams.in();
  }

  PrintStream out() {
    return streams.out();
  }

  PrintStream err() {
    return streams.err();
  }

  void say(String line) {
    streams.out().println(line);
  }

  void note(String line) {
    streams.err().println(line);
  }

  void json(Object value) {
    say(Json.pretty(value));
  }

  @Override
  public void close() {
    streams.out().flush();
    if (app.isMade()) {
      app.get().close();
    }
  }
}
