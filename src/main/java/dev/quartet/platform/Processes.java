package dev.quartet.platform;

import dev.quartet.platform.ProcessResult.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs processes to their end, within limits, and ends the whole process group with them.
 *
 * <p>Every process is started by one thread that lives as long as this object: Linux's parent-death
 * signal, which the sandbox uses, follows the thread that started the child, and a virtual thread's
 * carrier may end at any time.
 */
public final class Processes implements AutoCloseable {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final int KILLED = 137;

  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("process-starter").factory());

  /**
   * Runs a command to its end.
   *
   * @throws UncheckedIOException when the program cannot be started
   */
  public ProcessResult run(ProcessCommand command, Cancellation cancellation) {
    long begun = System.nanoTime();
    Process process = start(command);
    var ending = new AtomicReference<>(Ending.EXITED);
    var output =
        new Capture(process.getInputStream(), command, () -> end(process, ending, Ending.FLOODED));
    var errors =
        new Capture(process.getErrorStream(), command, () -> end(process, ending, Ending.FLOODED));
    feed(process, command.standardInput());
    try (var _ = cancellation.onCancel(() -> end(process, ending, Ending.CANCELLED))) {
      if (!process.waitFor(command.limits().time().toMillis(), TimeUnit.MILLISECONDS)) {
        end(process, ending, Ending.TIMED_OUT);
      }
      int exit = process.waitFor();
      killGroup(process);
      return new ProcessResult(
          ending.get() == Ending.EXITED ? exit : KILLED,
          output.text(),
          errors.text(),
          ending.get(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    } catch (InterruptedException e) {
      end(process, ending, Ending.CANCELLED);
      Thread.currentThread().interrupt();
      throw new Cancellation.Cancelled("interrupted");
    }
  }

  private Process start(ProcessCommand command) {
    List<String> argv = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      argv.add(SETSID.toString());
    }
    argv.addAll(command.argv());
    var builder = new ProcessBuilder(argv).directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      return starter.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(
          "Cannot start " + command.argv().getFirst(),
          e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancellation.Cancelled("interrupted");
    }
  }

  private static void feed(Process process, String input) {
    Thread.ofVirtual()
        .start(() -> {
          try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
          } catch (IOException ignored) {
            // A process that does not read its input to the end is within its rights.
          }
        });
  }

  private static void end(Process process, AtomicReference<Ending> ending, Ending why) {
    if (process.isAlive() && ending.compareAndSet(Ending.EXITED, why)) {
      killGroup(process);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /**
   * With setsid the process leads a group of its own, so what it left behind can be reached after
   * it has gone.
   */
  private static void killGroup(Process process) {
    if (!Files.isExecutable(SETSID)) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    starter.shutdown();
  }

  /** Reads a stream to its end on a thread of its own, keeping what fits. */
  private static final class Capture {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    Capture(InputStream stream, ProcessCommand command, Runnable onFlood) {
      Thread.ofVirtual()
          .start(() -> text.complete(read(stream, command.limits().outputBytes(), onFlood)));
    }

    private static String read(InputStream stream, int limit, Runnable onFlood) {
      var kept = new ByteArrayOutputStream();
      try (stream) {
        byte[] buffer = new byte[8192];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
          kept.write(buffer, 0, Math.min(count, limit - kept.size()));
          if (kept.size() >= limit) {
            onFlood.run();
            break;
          }
        }
      } catch (IOException ignored) {
        // The stream of a process that was ended breaks; what arrived before counts.
      }
      return kept.toString(StandardCharsets.UTF_8);
    }

    /**
     * Waits a moment for the stream's end: a grandchild may hold it open although the process has
     * gone.
     */
    String text() throws InterruptedException {
      try {
        return text.get(2, TimeUnit.SECONDS);
      } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
        return "";
      }
    }
  }
}
