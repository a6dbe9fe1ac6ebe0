package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.StoredTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Publishes and retires versions of puzzles. Thread-safe. */
@ApplicationScoped
@Transactional
public class VersionPublication {
  private static final Logger LOG = Logger.getLogger(VersionPublication.class);

  private final PuzzleQueries queries;
  private final VersionRepository versions;
  private final PublicationListener listener;

  VersionPublication(
      PuzzleQueries queries, VersionRepository versions, PublicationListener listener) {
    this.queries = queries;
    this.versions = versions;
    this.listener = listener;
  }

  /**
   * Publishes a version and retires the version that was published before. Does nothing if the
   * version is published already.
   *
   * @param from the required current state
   * @throws ProblemException CONFLICT if the version is in another state
   */
  public void publish(String slug, int number, VersionState from) {
    PuzzleQueries.LockedPuzzle locked = queries.lock(slug);
    UUID puzzle = locked.id();
    VersionEntity version = versions.require(puzzle, slug, number);
    if (version.state == VersionState.PUBLISHED) {
      return;
    }
    version.requireState(from);
    // First retire the old version: a unique index allows only one published version.
    versions.retirePublished(puzzle);
    version.change(from, VersionState.PUBLISHED);
    version.publishedAt = StoredTime.now();
    if (locked.author() != null) {
      listener.published(locked.author(), puzzle, number);
    }
  }

  /**
   * Publishes a validated version of a puzzle that has no published version. Does nothing
   * otherwise, and logs it if no version is published.
   */
  public void publishFirst(String slug, int number) {
    PuzzleQueries.LockedPuzzle locked = queries.lock(slug);
    if (versions.count("puzzleId = ?1 and state = PUBLISHED", locked.id()) > 0) {
      return;
    }
    VersionState state = versions.require(locked.id(), slug, number).state;
    if (state == VersionState.VALIDATED) {
      publish(slug, number, VersionState.VALIDATED);
    } else {
      LOG.warnf("version %d of %s is %s, so its contest does not publish it", number, slug, state);
    }
  }

  /**
   * Hides a puzzle from players; its submissions and points stay.
   *
   * @throws ProblemException CONFLICT if this version is not published
   */
  public void retire(String slug, int number) {
    UUID puzzle = queries.lock(slug).id();
    versions.require(puzzle, slug, number).change(VersionState.PUBLISHED, VersionState.RETIRED);
  }
}
