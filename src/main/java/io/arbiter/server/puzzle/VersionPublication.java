package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Publishes and retires versions of puzzles. Thread-safe. */
@ApplicationScoped
@Transactional
public class VersionPublication {
  private static final Logger LOG = Logger.getLogger(VersionPublication.class);

  private final PuzzleStore puzzles;
  private final VersionRepository versions;
  private final PublicationListener listener;
  private final Reviews reviews;

  VersionPublication(
      PuzzleStore puzzles,
      VersionRepository versions,
      PublicationListener listener,
      Reviews reviews) {
    this.puzzles = puzzles;
    this.versions = versions;
    this.listener = listener;
    this.reviews = reviews;
  }

  /**
   * Publishes a version and retires the version that was published before. Does nothing if the
   * version is published already.
   *
   * @param from the required current state
   * @throws ProblemException CONFLICT if the version is in another state, or is validated and still
   *     needs a review
   */
  public void publish(String slug, int number, VersionState from) {
    PuzzleEntity puzzle = puzzles.lock(slug);
    VersionEntity version = versions.lock(puzzle, number);
    if (version.state == VersionState.PUBLISHED) {
      return;
    }
    version.requireState(from);
    if (from == VersionState.VALIDATED && !reviews.allow(puzzle, version)) {
      throw ProblemReason.NOT_APPROVED.problem(
          number,
          version.review == Reviews.State.REQUESTED
              ? "its review is asked for"
              : "ask for its review");
    }
    // First retire the old version: a unique index allows only one published version.
    versions.retirePublished(puzzle.id);
    version.change(from, VersionState.PUBLISHED);
    version.publishedAt = StoredTime.now();
    if (puzzle.authorId != null) {
      listener.published(puzzle.authorId, puzzle.id, number);
    }
  }

  /**
   * Publishes a validated version of a puzzle that has no published version. Does nothing
   * otherwise, and logs it if no version is published.
   */
  public void publishFirst(String slug, int number) {
    PuzzleEntity puzzle = puzzles.lock(slug);
    if (versions.count("puzzleId = ?1 and state = PUBLISHED", puzzle.id) > 0) {
      return;
    }
    VersionEntity version = versions.lock(puzzle, number);
    VersionState state = version.state;
    if (!reviews.allow(puzzle, version)) {
      LOG.warnf(
          "version %d of %s is not reviewed, so its contest does not publish it", number, slug);
    } else if (state == VersionState.VALIDATED) {
      publish(slug, number, VersionState.VALIDATED);
    } else {
      LOG.warnf("version %d of %s is %s, so its contest does not publish it", number, slug, state);
    }
  }

  /** Hides a puzzle from players; its submissions and points stay. */
  public void retire(String slug, int number) {
    versions.lock(puzzles.lock(slug), number).change(VersionState.PUBLISHED, VersionState.RETIRED);
  }
}
