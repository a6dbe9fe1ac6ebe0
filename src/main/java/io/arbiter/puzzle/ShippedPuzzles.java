package io.arbiter.puzzle;

import io.arbiter.bundle.BundleReader;
import io.arbiter.bundle.InvalidBundleException;
import io.arbiter.bundle.PuzzleBundle;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The bundles in a folder, or those packed into the jar: published at start where they are new. */
@ApplicationScoped
public class ShippedPuzzles {
  private static final Logger LOG = Logger.getLogger(ShippedPuzzles.class);

  private final VersionStore versions;
  private final Optional<Path> folder;

  public ShippedPuzzles(
      VersionStore versions,
      @ConfigProperty(name = "arbiter.puzzles.folder") Optional<Path> folder) {
    this.versions = versions;
    this.folder = folder;
  }

  /**
   * Publishes what is new. A bundle that cannot be read is logged and left out.
   *
   * @return what is left: bundles that only a worker can prepare
   */
  public SortedMap<String, Map<String, byte[]>> publish() {
    SortedMap<String, Map<String, byte[]>> left = new TreeMap<>();
    bundles()
        .forEach(
            (slug, files) -> {
              if (BundleReader.needsLiteral(files) || files.containsKey("generator.py")) {
                left.put(slug, files);
              } else {
                publish(slug, files);
              }
            });
    return left;
  }

  private void publish(String slug, Map<String, byte[]> files) {
    try {
      publish(slug, files, BundleReader.read(files));
    } catch (InvalidBundleException e) {
      e.problems().forEach(p -> LOG.errorf("puzzle %s: %s", slug, p));
    }
  }

  /** Publishes a bundle that has been prepared, if it is new. */
  public void publish(String slug, Map<String, byte[]> files, PuzzleBundle bundle) {
    if (versions.publishShipped(slug, files, bundle)) {
      LOG.infof("published a new version of %s", slug);
    }
  }

  /** Slug to files, of every bundle. */
  public SortedMap<String, Map<String, byte[]>> bundles() {
    try {
      return folder.isPresent() ? bundlesIn(folder.get()) : packedBundles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, Map<String, byte[]>> packedBundles() throws IOException {
    var resource = ShippedPuzzles.class.getClassLoader().getResource("puzzles");
    if (resource == null) {
      return new TreeMap<>();
    }
    try {
      URI uri = resource.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return bundlesIn(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return bundlesIn(jar.getPath("puzzles"));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static SortedMap<String, Map<String, byte[]>> bundlesIn(Path folder) throws IOException {
    SortedMap<String, Map<String, byte[]>> bundles = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path bundle : entries.filter(Files::isDirectory).toList()) {
        bundles.put(name(bundle), files(bundle));
      }
    }
    return bundles;
  }

  /** The last name of a path; folders inside a jar end with a slash. */
  private static String name(Path path) {
    return String.valueOf(path.getFileName()).replace("/", "");
  }

  /** The files of a folder, by their path in it. */
  public static Map<String, byte[]> files(Path bundle) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(bundle)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        files.put(bundle.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
