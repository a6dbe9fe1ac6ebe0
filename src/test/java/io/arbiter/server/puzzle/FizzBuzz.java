package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.BundleReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A shipped bundle, and variants with another statement. */
final class FizzBuzz {
  static final String SLUG = "fizz-buzz";

  private FizzBuzz() {}

  static Map<String, byte[]> files() throws Exception {
    return ShippedPuzzles.files(Path.of("puzzles", SLUG));
  }

  /** Stores the shipped bundle as an admin does. */
  static Drafts.Stored save(Drafts drafts) throws Exception {
    return save(drafts, null, true, files());
  }

  /** Stores a variant of the bundle with another statement. */
  static Drafts.Stored save(Drafts drafts, String statement) throws Exception {
    Map<String, byte[]> files = files();
    files.put("statement.md", statement.getBytes(StandardCharsets.UTF_8));
    return save(drafts, null, true, files);
  }

  static Drafts.Stored save(Drafts drafts, UUID author, boolean admin, Map<String, byte[]> files)
      throws Exception {
    return drafts.save(SLUG, author, admin, files, null, BundleReader.read(files));
  }
}
