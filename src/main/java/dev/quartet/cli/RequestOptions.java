package dev.quartet.cli;

import dev.quartet.Request;
import dev.quartet.Request.Attachment;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that a request may be asked with. */
final class RequestOptions {
  private static final int ATTACHMENT_BYTES = 1 << 20;
  private static final long FIRST_BYTE_MILLIS = 250;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "script, direct, specialist or pipeline")
  @Nullable String tier;

  @Option(names = "--yes", description = "say yes to whatever it does")
  boolean yes;

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      description = "go on with a conversation, or begin one")
  @Nullable String conversation;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "attach a text file; - is standard input")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--repo",
      paramLabel = "DIR",
      description = "the repository that a specialist works on")
  @Nullable Path repository;

  @Option(names = "--max-cost", paramLabel = "USD", description = "the most it may cost")
  @Nullable BigDecimal maxCost;

  Request request(String text, Console console) {
    Path folder = console.setting().environment().folder();
    var request =
        new Request(
            text,
            "cli",
            Optional.ofNullable(conversation),
            new Request.Options(
                Optional.ofNullable(tier),
                attachments(console, folder),
                Optional.ofNullable(repository)
                    .map(path -> folder.resolve(path).normalize().toString()),
                Optional.of(folder.toString()),
                Optional.ofNullable(maxCost).map(RequestOptions::nanos),
                yes));
    return request.within(console.setting().environment().variable("TRACEPARENT"));
  }

  private static long nanos(BigDecimal dollars) {
    if (dollars.signum() < 0) {
      throw Problem.usage(
          "argument", "--max-cost must not be negative", "Give an amount in USD, such as 0.05.");
    }
    return dollars.movePointRight(9).longValue();
  }

  private List<Attachment> attachments(Console console, Path folder) {
    List<Attachment> attachments = new ArrayList<>();
    boolean standardInputTaken = false;
    for (String file : files) {
      if (file.equals("-")) {
        standardInputTaken = true;
        attachments.add(
            new Attachment("standard input", text("standard input", readAll(console.in()))));
      } else {
        attachments.add(new Attachment(file, text(file, read(folder.resolve(file)))));
      }
    }
    if (!standardInputTaken && !console.interactive()) {
      piped(console)
          .filter(text -> !text.isBlank())
          .ifPresent(text -> attachments.add(new Attachment("standard input", text)));
    }
    return attachments;
  }

  private static byte[] read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return readAll(stream);
    } catch (IOException e) {
      throw Problem.usage("no_file", "Cannot read " + file, "Check the path and its permissions.");
    }
  }

  private static byte[] readAll(InputStream stream) {
    try {
      byte[] bytes = stream.readNBytes(ATTACHMENT_BYTES + 1);
      if (bytes.length > ATTACHMENT_BYTES) {
        throw Problem.refused(
            "too_large",
            "An attachment is larger than " + ATTACHMENT_BYTES / 1024 + " KiB",
            "Attach the part that matters.");
      }
      return bytes;
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String text(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.usage("not_text", name + " is not UTF-8 text", "Attach text files only.");
    }
  }

  /**
   * What was piped in. A pipe that stays open and silent, as many programs leave it, must not hang
   * the command; one that has begun is read to its end.
   */
  private static Optional<String> piped(Console console) {
    var first = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            first.complete(console.in().read());
          } catch (IOException e) {
            first.complete(-1);
          }
        });
    try {
      int read = first.get(FIRST_BYTE_MILLIS, TimeUnit.MILLISECONDS);
      if (read < 0) {
        return Optional.empty();
      }
      byte[] rest = readAll(console.in());
      byte[] all = new byte[rest.length + 1];
      all[0] = (byte) read;
      System.arraycopy(rest, 0, all, 1, rest.length);
      return Optional.of(text("standard input", all));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
