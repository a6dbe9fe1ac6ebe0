package io.arbiter.core.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a bundle that draws a test: {@code visual.html}. */
public final class Visual {
  /** Its path in a bundle. */
  public static final String FILE = "visual.html";

  /** Enough for a drawing with its script; the page cannot load anything else. */
  public static final int MAX_BYTES = 256 << 10;

  /**
   * In a frame of its own, a page would get back what Arbiter takes from it. Its scripts cannot
   * make such frames; see {@code VisualResource}.
   */
  private static final Pattern FRAME = Pattern.compile("<iframe", Pattern.CASE_INSENSITIVE);

  private Visual() {}

  /** The page among the files of a bundle without faults, if there is one. */
  public static Optional<String> of(Map<String, byte[]> files) {
    return Optional.ofNullable(files.get(FILE))
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  static void check(BundleFiles files, FaultList faults) {
    String page = files.optionalText(FILE);
    if (page == null) {
      return;
    }
    if (page.isBlank()) {
      faults.add(FILE, 0, "is empty");
    }
    Matcher frames = FRAME.matcher(page);
    while (frames.find()) {
      faults.add(
          FILE,
          FaultList.lineAfter(page.substring(0, frames.start())),
          "must not have an <iframe>");
    }
  }
}
