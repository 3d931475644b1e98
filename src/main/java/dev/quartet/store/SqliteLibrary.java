package dev.quartet.store;

import dev.quartet.platform.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once. Left to itself the driver asks on every start which
 * system it runs on, by another process, unpacks the library and compares it byte by byte: 0.1 to
 * 0.2 s.
 */
public final class SqliteLibrary {
  /** The driver's property: where the library lies. */
  private static final String FOLDER = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /** Puts it into a folder, or leaves the driver to itself where that cannot be written. */
  public static void unpack(Path cache) {
    Path folder = cache.toAbsolutePath().resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    String name = LibraryLoaderUtil.getNativeLibName();
    Path file = folder.resolve(name);
    if (System.getProperty(FOLDER) == null
        && (Files.isRegularFile(file) || isUnpacked(name, file))) {
      System.setProperty(FOLDER, folder.toString());
    }
  }

  private static boolean isUnpacked(String name, Path file) {
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new FileNotFoundException(resource);
      }
      WholeFile.write(file, packed::transferTo);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
