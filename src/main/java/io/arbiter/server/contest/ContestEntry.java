package io.arbiter.server.contest;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Decides who may read and solve the puzzles of a contest. Thread-safe. */
@ApplicationScoped
class ContestEntry {
  private final Contests contests;

  ContestEntry(Contests contests) {
    this.contests = contests;
  }

  /** A contest and one of its puzzles. */
  record Place(Contest contest, ContestPuzzle puzzle) {}

  /**
   * A puzzle that the viewer may read.
   *
   * @throws ProblemException NOT_FOUND before the start and for a puzzle of no such name, FORBIDDEN
   *     for players who are not registered
   */
  Place toRead(UUID id, String slug, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    if (!contest.isManagedBy(viewer)) {
      ContestState state = contest.state(Instant.now());
      requireStarted(state, slug);
      if (state == ContestState.RUNNING) {
        requireRegistered(contest);
      }
    }
    return new Place(contest, puzzle(contest, slug));
  }

  /**
   * A puzzle that the viewer may solve now. The statement of the intake decides again.
   *
   * @throws ProblemException as {@link #toRead}, and CONFLICT after the end
   */
  Place toSolve(UUID id, String slug, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    ContestState state = contest.state(Instant.now());
    requireStarted(state, slug);
    ContestPuzzle puzzle = puzzle(contest, slug);
    if (state == ContestState.ENDED) {
      throw new ProblemException(ErrorCode.CONFLICT, "the contest is over");
    }
    requireRegistered(contest);
    return new Place(contest, puzzle);
  }

  private static void requireStarted(ContestState state, String slug) {
    if (state == ContestState.UPCOMING) {
      throw noPuzzle(slug);
    }
  }

  private static void requireRegistered(Contest contest) {
    if (!contest.attendance().registered()) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "you are not registered for this contest");
    }
  }

  private ContestPuzzle puzzle(Contest contest, String slug) {
    return contests.puzzles(contest).stream()
        .filter(puzzle -> puzzle.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> noPuzzle(slug));
  }

  private static ProblemException noPuzzle(String slug) {
    return new ProblemException(ErrorCode.NOT_FOUND, "the contest has no puzzle " + slug);
  }
}
