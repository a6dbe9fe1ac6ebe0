package io.arbiter.core.bundle;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as an author's page sends it. Not checked as a bundle.
 *
 * @param files path to content, texts and new pictures
 * @param keep pictures that an earlier version has; null for none
 * @param slug of the puzzle; null if the request names it elsewhere or not at all
 */
public record SentBundle(
    SortedMap<String, byte[]> files, @Nullable Keep keep, @Nullable String slug) {
  public SentBundle {
    files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * Pictures that are taken over from a version of the same puzzle.
   *
   * @param paths in the bundle
   */
  public record Keep(int version, List<String> paths) {
    public Keep {
      paths = List.copyOf(paths);
    }
  }

  /** The same files and these, as the bundle is after the pictures are taken over. */
  public SortedMap<String, byte[]> with(SortedMap<String, byte[]> kept) {
    SortedMap<String, byte[]> all = new TreeMap<>(kept);
    all.putAll(files);
    return all;
  }
}
