package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.BundleReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A shipped bundle, and variants with another statement. */
public final class FizzBuzz {
  public static final String SLUG = "fizz-buzz";

  private FizzBuzz() {}

  public static Map<String, byte[]> files() throws Exception {
    return ShippedPuzzles.files(Path.of("puzzles", SLUG));
  }

  /** Stores the shipped bundle as an admin does. */
  public static Drafts.Stored save(Drafts drafts) throws Exception {
    return save(drafts, null, true, files());
  }

  /** Stores a variant of the bundle with another statement. */
  public static Drafts.Stored save(Drafts drafts, String statement) throws Exception {
    Map<String, byte[]> files = files();
    files.put("statement.md", statement.getBytes(StandardCharsets.UTF_8));
    return save(drafts, null, true, files);
  }

  public static Drafts.Stored save(
      Drafts drafts, UUID author, boolean admin, Map<String, byte[]> files) throws Exception {
    return drafts.save(SLUG, author, admin, files, null, BundleReader.read(files));
  }
}
