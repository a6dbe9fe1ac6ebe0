package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Publishes new bundles at the start. The bundles are in a folder, or in the jar. */
@ApplicationScoped
public class ShippedPuzzles {
  private static final Logger LOG = Logger.getLogger(ShippedPuzzles.class);

  private final Drafts drafts;
  private final VersionPublication publication;
  private final PuzzleFolder folder;

  public ShippedPuzzles(
      Drafts drafts, VersionPublication publication, PuzzleFolderSettings settings) {
    this.drafts = drafts;
    this.publication = publication;
    this.folder = new PuzzleFolder(settings.folder());
  }

  /**
   * Publishes new bundles. The problems of an unreadable bundle are logged, and the bundle is left
   * out.
   *
   * @return the remaining bundles, which only a worker can prepare; without those that are
   *     published already, so that a restart gives the workers nothing to do
   */
  public SortedMap<String, Map<String, byte[]>> publish() {
    SortedMap<String, Map<String, byte[]>> left = new TreeMap<>();
    bundles()
        .forEach(
            (slug, files) -> {
              if (!BundleReader.needsLiteral(files) && !files.containsKey("generator.py")) {
                publish(slug, files);
              } else if (!drafts.isPublished(slug, files)) {
                left.put(slug, files);
              }
            });
    return left;
  }

  private void publish(String slug, Map<String, byte[]> files) {
    try {
      publish(slug, files, BundleReader.read(files));
    } catch (InvalidBundleException e) {
      e.problems().forEach(p -> LOG.errorf("puzzle %s: %s", slug, p));
    }
  }

  /**
   * Publishes a prepared bundle unless it is published already. A puzzle of an author that has the
   * same name stays as it is, and an error is logged.
   */
  public void publish(String slug, Map<String, byte[]> files, PuzzleBundle bundle) {
    if (!bundle.isSolved()) {
      LOG.errorf("puzzle %s: has no solution that expects ACCEPTED", slug);
      return;
    }
    Drafts.Stored stored;
    try {
      stored = drafts.save(slug, null, false, files, null, bundle);
    } catch (ProblemException e) {
      LOG.errorf("puzzle %s is not published: %s", slug, e.detail());
      return;
    }
    if (stored.state() != VersionState.PUBLISHED) {
      publication.publish(slug, stored.number(), stored.state());
      LOG.infof("published a new version of %s", slug);
    }
  }

  /** The files of every bundle, by slug. */
  public SortedMap<String, Map<String, byte[]>> bundles() {
    return folder.read(ShippedPuzzles::bundlesIn).orElseGet(TreeMap::new);
  }

  private static SortedMap<String, Map<String, byte[]>> bundlesIn(Path folder) throws IOException {
    List<String> misnamed = PuzzleFolder.misnamed(folder);
    if (!misnamed.isEmpty()) {
      LOG.warnf("folders are left out, because their names are no slugs: %s", misnamed);
    }
    SortedMap<String, Map<String, byte[]>> bundles = new TreeMap<>();
    for (var bundle : PuzzleFolder.bundles(folder).entrySet()) {
      bundles.put(bundle.getKey(), PuzzleFolder.files(bundle.getValue()));
    }
    return bundles;
  }
}
