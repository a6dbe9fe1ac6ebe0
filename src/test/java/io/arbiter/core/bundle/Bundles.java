package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Small bundles for tests. */
public final class Bundles {
  static final String YAML = "title: Doubles\ndifficulty: simple\nfunction: double\n";

  /** As the text of a file, says that the bundle does not have the file. */
  static final String REMOVED = "(removed)";

  private Bundles() {}

  /** A bundle without faults and solutions, and with these changes: paths and their texts. */
  static SortedMap<String, byte[]> of(String... changes) {
    SortedMap<String, byte[]> files =
        files(
            "puzzle.yaml", YAML,
            "statement.md", "# Doubles\n",
            "starter.py", "def double(x: int) -> int:\n    return 0\n",
            "tests.json", "{\"Basics\": [{\"input\": [1], \"answer\": 2, \"sample\": true}]}");
    change(files, changes);
    return files;
  }

  /** Files by their paths and texts. */
  public static SortedMap<String, byte[]> files(String... pathsAndTexts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    change(files, pathsAndTexts);
    return files;
  }

  /** Replaces, adds and removes files. */
  public static void change(Map<String, byte[]> files, String... pathsAndTexts) {
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      if (pathsAndTexts[i + 1].equals(REMOVED)) {
        files.remove(pathsAndTexts[i]);
      } else {
        files.put(pathsAndTexts[i], bytes(pathsAndTexts[i + 1]));
      }
    }
  }

  /** The files of a folder by their paths in it. */
  public static SortedMap<String, byte[]> folder(Path folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static List<String> faults(Map<String, byte[]> files) {
    return texts(BundleReader.inspect(files));
  }

  /** The faults for which something is refused. */
  public static List<String> refused(ThrowingCallable work) {
    InvalidBundleException e = catchThrowableOfType(InvalidBundleException.class, work);
    assertThat(e).as("must be refused").isNotNull();
    return texts(e.problems());
  }

  static List<String> texts(List<BundleProblem> problems) {
    return problems.stream().map(BundleProblem::toString).toList();
  }
}
