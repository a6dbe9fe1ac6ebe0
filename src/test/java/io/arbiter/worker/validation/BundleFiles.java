package io.arbiter.worker.validation;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of small bundles about a function {@code solve}. */
public final class BundleFiles {
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private BundleFiles() {}

  /** A bundle without solutions. */
  public static BundleFiles of(String tests) {
    return new BundleFiles()
        .with(
            "puzzle.yaml",
            "title: Small\ndifficulty: simple\ntags: [small]\nfunction: solve\ncompare: exact\n")
        .with("statement.md", "# Small\n")
        .with("starter.py", "def solve(*arguments):\n    raise NotImplementedError\n")
        .with("tests.json", tests);
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
