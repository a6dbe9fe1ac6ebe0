package io.arbiter.server.contest.standings;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestListener;
import io.arbiter.server.contest.ContestPuzzle;
import io.arbiter.server.contest.ContestState;
import io.arbiter.server.contest.Contests;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.puzzle.VersionPublication;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Deletes contests. Thread-safe. */
@ApplicationScoped
@Transactional
class ContestDeletion {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Contests contests;
  private final ContestRelease release;
  private final SubmissionStore submissions;
  private final VersionPublication publication;
  private final Instance<ContestListener> listeners;

  ContestDeletion(
      Contests contests,
      ContestRelease release,
      SubmissionStore submissions,
      VersionPublication publication,
      @Any Instance<ContestListener> listeners) {
    this.contests = contests;
    this.release = release;
    this.submissions = submissions;
    this.publication = publication;
    this.listeners = listeners;
  }

  /**
   * Deletes a contest and its data. Its submissions stay, and count like others.
   *
   * @throws ProblemException CONFLICT while it runs, and while its submissions are judged
   */
  void delete(UUID id, Viewer viewer) {
    Contest contest = contests.lockManaged(id, viewer, AdminAction.Kind.CONTEST_DELETED);
    ContestState state = contest.state(Instant.now());
    if (state == ContestState.RUNNING) {
      throw new ProblemException(ErrorCode.CONFLICT, "the contest runs; delete it after its end");
    }
    if (submissions.countOpen(id) > 0) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "submissions of the contest are still judged; try again", RETRY);
    }
    // Ratings are locked before the players whose submissions are released, as elsewhere.
    listeners.forEach(listener -> listener.removed(id));
    if (state == ContestState.ENDED) {
      for (ContestPuzzle puzzle : contests.puzzles(id)) {
        publication.publishFirst(puzzle.slug(), puzzle.version());
      }
      submissions.heldPlayers(id).forEach(player -> release.release(id, player));
    }
    submissions.detach(id);
    contests.delete(id);
  }
}
