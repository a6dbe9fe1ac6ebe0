package io.arbiter.core.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The page of a bundle that draws a test: {@code visual.html}. Nobody here looks into its HTML. */
public final class Visual {
  /** Its path in a bundle. */
  public static final String FILE = "visual.html";

  /** Enough for a drawing with its script; the page cannot load anything else. */
  public static final int MAX_BYTES = 256 << 10;

  private Visual() {}

  /** The page among the files of a bundle without faults, if there is one. */
  public static Optional<String> of(Map<String, byte[]> files) {
    return Optional.ofNullable(files.get(FILE))
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  /** Reports a page that cannot be read, or that has nothing to show. */
  static void check(BundleFiles files, FaultList faults) {
    String page = files.optionalText(FILE);
    if (page != null && page.isBlank()) {
      faults.add(FILE, 0, "is empty");
    }
  }
}
