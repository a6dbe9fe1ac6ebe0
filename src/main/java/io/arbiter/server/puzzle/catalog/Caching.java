package io.arbiter.server.puzzle.catalog;

import org.jspecify.annotations.Nullable;

/** How long browsers may keep a file of a puzzle's version. */
final class Caching {
  /** The content of a version never changes. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private Caching() {}

  /**
   * The value of {@code Cache-Control}.
   *
   * @param published whether everybody may see the file
   * @param version in the address; null for the published version, which can change
   */
  static String of(boolean published, @Nullable Integer version) {
    if (!published) {
      return "private, no-cache";
    }
    return version == null ? "no-cache" : FOR_EVER;
  }
}
