package dev.quartet.library.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks through a folder for components: React, Vue, Svelte, custom elements, HTML partials, and
 * design tokens. The same source gives the same drafts.
 */
public final class ComponentScan {
  private static final long MOST_BYTES = 512 * 1024;
  private static final Set<String> SKIPPED =
      Set.of(
          "node_modules",
          "bower_components",
          "dist",
          "build",
          "out",
          "target",
          "vendor",
          "coverage",
          "__tests__",
          "__mocks__");
  private static final Pattern NOT_SHIPPED =
      Pattern.compile(".*\\.(test|spec|stories|story|d|min|config|mock)\\.\\w+");
  private static final Pattern PARTIAL =
      Pattern.compile(
          "(?:.*/)?(?:_?partials?|_?includes?|components?|snippets)/(?:.*/)?[^/]+\\.(?:html?|njk|hbs|ejs|liquid|mustache|twig)");

  private ComponentScan() {}

  /**
   * Drafts of everything that is found below a folder, by path and name.
   *
   * @throws IOException when the folder cannot be read
   */
  public static List<Draft> of(Path folder) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            String name = String.valueOf(at.getFileName());
            boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
            return skipped && !at.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            boolean looked =
                attributes.isRegularFile()
                    && attributes.size() <= MOST_BYTES
                    && !NOT_SHIPPED.matcher(path).matches();
            if (looked) {
              drafts.addAll(in(path, file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(folder)) {
              throw e;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    drafts.sort(Comparator.comparing(Draft::path).thenComparing(Draft::name));
    return drafts;
  }

  private static List<Draft> in(String path, Path file) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    try {
      return switch (ending) {
        case "tsx", "jsx", "ts", "js", "mjs" -> script(path, ending, read(file));
        case "vue" -> List.of(new TemplateSource(path, read(file)).vue());
        case "svelte" -> List.of(new TemplateSource(path, read(file)).svelte());
        case "css", "scss", "less", "pcss" ->
            new TokenSource(path, read(file)).tokens().stream().toList();
        default ->
            PARTIAL.matcher(path).matches()
                ? List.of(new TemplateSource(path, read(file)).partial())
                : List.of();
      };
    } catch (IOException e) {
      // A file that is not text describes no component.
      return List.of();
    }
  }

  private static Code read(Path file) throws IOException {
    return new Code(Files.readString(file).replace("\r\n", "\n"));
  }

  private static List<Draft> script(String path, String ending, Code code) {
    List<Draft> drafts = new ArrayList<>(new ElementSource(path, code).components());
    boolean react = ending.endsWith("x") || (ending.equals("js") && code.text().contains("react"));
    if (react && drafts.isEmpty()) {
      drafts.addAll(new ReactSource(path, code).components());
    }
    return drafts;
  }
}
