package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.SentBundle;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Completes bundles that keep pictures of an earlier version. Thread-safe. */
@ApplicationScoped
public class KeptPictures {
  private final AuthoredPuzzles puzzles;

  KeptPictures(AuthoredPuzzles puzzles) {
    this.puzzles = puzzles;
  }

  /**
   * The files of a bundle, with the pictures that it keeps. The caller owns the puzzle.
   *
   * @throws InvalidBundleException if the version does not have all these pictures
   */
  public SortedMap<String, byte[]> complete(String slug, SentBundle sent)
      throws InvalidBundleException {
    SentBundle.Keep keep = sent.keep();
    if (keep == null) {
      return new TreeMap<>(sent.files());
    }
    SortedMap<String, byte[]> pictures = puzzles.media(slug, keep.version());
    List<BundleProblem> missing =
        keep.paths().stream()
            .filter(path -> !pictures.containsKey(path))
            .map(path -> missing(path, keep.version()))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidBundleException(missing);
    }
    pictures.keySet().retainAll(keep.paths());
    return sent.with(pictures);
  }

  private static BundleProblem missing(String path, int version) {
    return new BundleProblem(path, 0, "cannot be kept: version " + version + " does not have it");
  }
}
