package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ProblemReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reviews of versions before their publication, by somebody who neither writes the puzzle nor has
 * asked for the review. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class Reviews {
  /** How far the review of a version is. The names are stored. */
  public enum State {
    REQUESTED,
    APPROVED,
    REJECTED
  }

  /**
   * A review.
   *
   * @param state a {@link State}; null if nobody has asked for the review
   * @param text of the one who asked, or of the one who decided
   * @param by the name of this one; null after the deletion of the account
   */
  public record Review(@Nullable String state, @Nullable String text, @Nullable String by) {}

  /** A version that waits for its review. */
  public record Waiting(String slug, int version, String title, String text, @Nullable String by) {}

  private final PuzzleQueries queries;
  private final PuzzleStore puzzles;
  private final VersionRepository versions;
  private final boolean needed;

  Reviews(
      PuzzleQueries queries,
      PuzzleStore puzzles,
      VersionRepository versions,
      ReviewSettings settings) {
    this.queries = queries;
    this.puzzles = puzzles;
    this.versions = versions;
    this.needed = settings.review();
  }

  /** The review of a version; empty if the version needs none, as those of shipped puzzles. */
  public Optional<Review> of(String slug, int number) {
    return needed ? queries.review(slug, number) : Optional.empty();
  }

  /** The versions that a player may review, by puzzle. */
  public List<Waiting> waiting(UUID reviewer) {
    return queries.waitingReviews(reviewer);
  }

  public boolean isAsked(String slug, int number) {
    return of(slug, number).map(Review::state).filter(State.REQUESTED.name()::equals).isPresent();
  }

  /** Asks for the review of a validated version; CONFLICT if it needs none. */
  public void ask(String slug, int number, UUID asker, String text) {
    VersionEntity version = versions.lock(puzzles.lock(slug), number);
    version.requireState(VersionState.VALIDATED);
    if (of(slug, number).isEmpty() || version.review == State.APPROVED) {
      throw ProblemReason.NO_REVIEW_NEEDED.problem(number);
    }
    version.review(State.REQUESTED, text, asker);
  }

  /** Approves or rejects a version that waits for its review; FORBIDDEN for those who write it. */
  public void decide(String slug, int number, UUID reviewer, boolean approved, String text) {
    VersionEntity version = versions.lock(puzzles.lock(slug), number);
    if (version.review != State.REQUESTED) {
      throw ProblemReason.NO_REVIEW_ASKED.problem(number);
    }
    if (puzzles.isBy(slug, reviewer) || reviewer.equals(version.reviewBy)) {
      throw ProblemReason.OWN_REVIEW.problem();
    }
    version.review(approved ? State.APPROVED : State.REJECTED, text, reviewer);
  }

  /** Whether a version may be published as far as reviews go. */
  boolean allow(PuzzleEntity puzzle, VersionEntity version) {
    return !needed || puzzle.authorId == null || version.review == State.APPROVED;
  }
}
