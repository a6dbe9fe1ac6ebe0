package io.arbiter.core.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of the puzzles that ship with Arbiter.
 *
 * @param configured a folder to use instead of the one that is packed into the jar
 */
public record PuzzleFolder(Optional<Path> configured) {
  /** Reads from a folder. The folder may be inside a jar; do not use it after the call. */
  public interface Reading<T> {
    T from(Path folder) throws IOException;
  }

  /** Reads from the folder; empty if no folder is configured or packed. */
  public <T> Optional<T> read(Reading<T> reading) {
    try {
      return configured.isPresent()
          ? Optional.of(reading.from(configured.get()))
          : readPacked(reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Synchronized, because a jar's file system cannot be opened twice at the same time. */
  private static synchronized <T> Optional<T> readPacked(Reading<T> reading) throws IOException {
    URL resource = PuzzleFolder.class.getClassLoader().getResource("puzzles");
    if (resource == null) {
      return Optional.empty();
    }
    try {
      URI uri = resource.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return Optional.of(reading.from(Path.of(uri)));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return Optional.of(reading.from(jar.getPath("puzzles")));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** The folders of the bundles, by slug. A folder whose name is no slug is none. */
  public static SortedMap<String, Path> bundles(Path folder) throws IOException {
    SortedMap<String, Path> bundles = folders(folder);
    bundles.keySet().removeIf(name -> !Slug.isValid(name));
    return bundles;
  }

  /**
   * The files in a folder, by their path relative to the folder, without what git, editors and
   * systems leave there.
   */
  public static Map<String, byte[]> files(Path bundle) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(bundle)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        String path = bundle.relativize(file).toString().replace('\\', '/');
        if (!BundlePath.isForeign(path)) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** The names of the folders that might be meant as bundles, but are no slugs. */
  public static List<String> misnamed(Path folder) throws IOException {
    return folders(folder).keySet().stream()
        .filter(name -> !name.startsWith(".") && !Slug.isValid(name))
        .toList();
  }

  private static SortedMap<String, Path> folders(Path folder) throws IOException {
    SortedMap<String, Path> folders = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(Files::isDirectory).forEach(each -> folders.put(name(each), each));
    }
    return folders;
  }

  /** The last name of a path, without the slash that folders inside a jar end with. */
  private static String name(Path path) {
    return String.valueOf(path.getFileName()).replace("/", "");
  }
}
