package io.arbiter.server.contest;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.submission.SubmissionStore;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Closes and deletes contests. Thread-safe. */
@ApplicationScoped
@Transactional
class ContestClosing {
  private static final Logger LOG = Logger.getLogger(ContestClosing.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Contests contests;
  private final ContestStandings standings;
  private final ContestRelease release;
  private final SubmissionStore submissions;
  private final List<ContestListener> listeners;

  ContestClosing(
      Contests contests,
      ContestStandings standings,
      ContestRelease release,
      SubmissionStore submissions,
      @All List<ContestListener> listeners) {
    this.contests = contests;
    this.standings = standings;
    this.release = release;
    this.submissions = submissions;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Tells the listeners the final ranks, once all players' submissions are released. Does nothing
   * if one more was stored meanwhile.
   */
  void close(UUID id) {
    if (!contests.lockAlone(id)
        || submissions.countOpen(id) > 0
        || !submissions.heldPlayers(id).isEmpty()) {
      return;
    }
    ContestBoard board = standings.full(id);
    Contest contest = board.contest();
    if (contest.progress().closedAt() != null) {
      return;
    }
    List<Row> rows = board.scoreboard().rows();
    listeners.forEach(listener -> listener.ended(contest, rows));
    contests.keepStaff(id);
    contests.update(id, row -> row.closedAt = StoredTime.now());
    LOG.infof("the contest %s is closed", id);
  }

  /** Tells the listeners the ranks of a contest that is closed, after a change. */
  @Transactional(TxType.MANDATORY)
  void report(UUID id) {
    ContestBoard board = standings.full(id);
    if (board.contest().progress().closedAt() != null) {
      List<Row> rows = board.scoreboard().rows();
      listeners.forEach(listener -> listener.ended(board.contest(), rows));
    }
  }

  /** Deletes a contest and its data. Its submissions stay, and count like others. */
  void delete(UUID id, Viewer viewer) {
    Contest contest = contests.lockManaged(id, viewer, AdminAction.Kind.CONTEST_DELETED);
    Contest.State state = contest.state(Instant.now());
    if (state == Contest.State.RUNNING) {
      throw ProblemReason.CONTEST_RUNS.problem();
    }
    if (submissions.countOpen(id) > 0) {
      throw stillJudged();
    }
    // Ratings are locked before the players whose submissions are released, as elsewhere.
    listeners.forEach(listener -> listener.removed(id));
    if (state == Contest.State.ENDED) {
      release.publish(contests.puzzles(id));
      submissions.heldPlayers(id).forEach(player -> release.release(id, player));
    }
    submissions.detach(id);
    contests.delete(id);
  }

  static ProblemException stillJudged() {
    return ProblemReason.STILL_JUDGED.problem().retryAfter(RETRY);
  }
}
