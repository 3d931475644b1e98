package dev.quartet.cli;

import dev.quartet.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = "Writes a script to begin with, and its test, into the workspace.",
    mixinStandardHelpOptions = true,
    footer = {"", "  quartet scripts new acme/invoices"})
final class ScriptsNewCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "SERVICE/ACTION", description = "its id, such as acme/invoices")
  String id = "";

  ScriptsNewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!id.matches("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")) {
      throw Problem.usage(
          "id",
          "'" + id + "' is not SERVICE/ACTION",
          "Use lower-case letters, digits and dashes, such as acme/invoices.");
    }
    Path folder = console.app().workspace.root().resolve("scripts");
    Path script = folder.resolve(id + ".sh");
    Path test = folder.resolve(id + ".bats");
    write(script, "script.sh", "rwxr-xr-x");
    write(test, "script.bats", "rw-r--r--");
    console.say("Wrote " + script);
    console.say("      " + test + "  (run it with: bats " + test + ")");
    console.say(
        "Make it yours, check it with `quartet scripts check`, and let it run with `quartet"
            + " trust`.");
    return ExitCode.OK;
  }

  private void write(Path file, String template, String permissions) {
    if (Files.exists(file)) {
      throw Problem.usage("exists", file + " is there already", "Choose another name, or edit it.");
    }
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, filled(template, file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw Problem.failed(
          "write",
          "Cannot write " + file + ": " + e.getMessage(),
          "Check the folder's permissions.");
    }
  }

  private String filled(String template, Path file) throws IOException {
    String[] parts = id.split("/", 2);
    Map<String, String> values =
        Map.of(
            "id", id,
            "service", parts[0],
            "action", parts[1],
            "words", parts[1].replace('-', ' '),
            "prefix", parts[0].replace('-', '_').toUpperCase(Locale.ROOT),
            "file", file.toString(),
            "library", console.setting().home().resolve("library/scripts/lib").toString());
    String text = read(template);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return text;
  }

  private static String read(String template) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ScriptsNewCommand.class.getResourceAsStream("/templates/" + template))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
