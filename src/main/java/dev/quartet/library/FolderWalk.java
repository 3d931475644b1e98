package dev.quartet.library;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a folder of the library: follows links, but never round in a circle; passes over
 * what it may not read.
 */
final class FolderWalk {
  /** What tools keep beside the files that people write. */
  private static final Set<String> LEFT_OUT =
      Set.of(".git", "node_modules", ".venv", "__pycache__");

  /** Hears of every folder and file. */
  interface Visitor {
    /** Whether to go into the folder. */
    boolean folder(Path folder, BasicFileAttributes attributes);

    void file(Path file, BasicFileAttributes attributes);
  }

  private FolderWalk() {}

  /** The files that people write below a folder, sorted; none when there is no such folder. */
  static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    visit(
        folder,
        new Visitor() {
          @Override
          public boolean folder(Path path, BasicFileAttributes attributes) {
            return isWritten(path);
          }

          @Override
          public void file(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(path);
            }
          }
        });
    Collections.sort(files);
    return files;
  }

  /**
   * The folders at or below a folder that hold a file of a name, the nearest first; none within
   * another.
   */
  static List<Path> foldersWith(Path folder, String name) {
    List<Path> folders = new ArrayList<>();
    visit(
        folder,
        new Visitor() {
          @Override
          public boolean folder(Path path, BasicFileAttributes attributes) {
            boolean found = isWritten(path) && Files.isRegularFile(path.resolve(name));
            if (found) {
              folders.add(path);
            }
            return !found && isWritten(path);
          }

          @Override
          public void file(Path path, BasicFileAttributes attributes) {}
        });
    folders.sort(Comparator.comparingInt(Path::getNameCount).thenComparing(path -> path));
    return folders;
  }

  private static boolean isWritten(Path folder) {
    return !LEFT_OUT.contains(String.valueOf(folder.getFileName()));
  }

  /** Every folder and file at or below a folder; nothing when it is none. */
  static void visit(Path start, Visitor visitor) {
    if (!Files.isDirectory(start)) {
      return;
    }
    try {
      Files.walkFileTree(
          start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, adapted(visitor));
    } catch (IOException e) {
      // What vanishes on the way is seen the next time.
    }
  }

  private static SimpleFileVisitor<Path> adapted(Visitor visitor) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return visitor.folder(folder, attributes)
            ? FileVisitResult.CONTINUE
            : FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        visitor.file(file, attributes);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        return FileVisitResult.CONTINUE;
      }
    };
  }
}
