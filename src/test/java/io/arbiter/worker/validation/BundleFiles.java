package io.arbiter.worker.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of small bundles about a function {@code solve}. */
public final class BundleFiles {
  static final String YAML =
      "title: Small\ndifficulty: simple\ntags: [small]\nfunction: solve\ncompare: exact\n";

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private BundleFiles() {}

  /** The files of a folder by their paths in it; none if there is no such folder. */
  public static SortedMap<String, byte[]> in(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path file : paths.filter(Files::isRegularFile).toList()) {
          files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** A bundle without solutions. */
  public static BundleFiles of(String tests) {
    return new BundleFiles()
        .with("puzzle.yaml", YAML)
        .with("statement.md", "# Small\n\nSolve it.\n")
        .with("starter.py", "def solve(*arguments):\n    raise NotImplementedError\n")
        .with("tests.json", tests);
  }

  /**
   * A bundle whose checker accepts every number and gives up to 100 points for each of three tests,
   * the more the nearer the number is to ten times the input.
   */
  public static BundleFiles everyNumberPasses(String starter) {
    return of("""
    {"Score": [
      {"input": [3], "answer": 30, "sample": true},
      {"input": [5], "answer": 50},
      {"input": [7], "answer": 70}]}
    """)
        .with("puzzle.yaml", YAML.replace("exact", "checker") + "scoring: points\npoints: 300\n")
        .with("starter.py", starter)
        .with(
            "checker.py",
            """
            def check(input, answer, output):
                if not isinstance(output, int):
                    return False, "a number, please", 0
                return True, "", max(0, 100 - abs(answer - output))
            """);
  }

  public BundleFiles with(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public BundleFiles accepted(String source) {
    return with("solutions/right.py", "# expect: ACCEPTED\n" + source);
  }

  SortedMap<String, byte[]> files() {
    return new TreeMap<>(files);
  }
}
