package io.arbiter.server.contest.standings;

import io.arbiter.core.contest.Row;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestListener;
import io.arbiter.server.contest.Contests;
import io.arbiter.server.score.PuzzleCounts;
import io.arbiter.server.score.Recount;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.server.submission.SubmissionStore.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Makes the submissions of a contest count like others. Thread-safe. */
@ApplicationScoped
@Transactional
class ContestRelease {
  private static final Logger LOG = Logger.getLogger(ContestRelease.class);

  private final Contests contests;
  private final ContestStandings standings;
  private final SubmissionStore submissions;
  private final Recount recount;
  private final PuzzleCounts counts;
  private final Instance<ContestListener> listeners;

  ContestRelease(
      Contests contests,
      ContestStandings standings,
      SubmissionStore submissions,
      Recount recount,
      PuzzleCounts counts,
      @Any Instance<ContestListener> listeners) {
    this.contests = contests;
    this.standings = standings;
    this.submissions = submissions;
    this.recount = recount;
    this.counts = counts;
    this.listeners = listeners;
  }

  /**
   * Releases the submissions of one player, and recounts the player's scores of the puzzles. The
   * submissions are locked before the player, as {@link Recount} demands.
   */
  void release(UUID contest, UUID player) {
    Map<UUID, List<Released>> byPuzzle =
        submissions.release(contest, player).stream()
            .collect(Collectors.groupingBy(Released::puzzle));
    boolean present = recount.lock(player);
    byPuzzle.forEach(
        (puzzle, released) -> {
          long attempts = released.stream().filter(ContestRelease::counts).count();
          boolean solved = released.stream().anyMatch(one -> "ACCEPTED".equals(one.verdict()));
          counts.add(puzzle, attempts, present && solved ? recount.of(player, puzzle) : 0);
        });
  }

  private static boolean counts(Released released) {
    return released.verdict() != null && !Verdict.UNCOUNTED.contains(released.verdict());
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
    contests.setClosed(id);
    LOG.infof("the contest %s is closed", id);
  }
}
