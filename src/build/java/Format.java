import com.google.googlejavaformat.java.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks every source file's format, or mends it: {@code java Format.java check|mend ROOT}. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean mend = args[0].equals("mend");
    List<String> arguments =
        new ArrayList<>(
            mend ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    System.out.flush();
    try {
      Main.main(arguments.toArray(String[]::new));
    } finally {
      if (!mend) {
        System.err.println(
            "Files listed above are not formatted: mvn process-sources -Dformat=mend");
      }
    }
  }
}
