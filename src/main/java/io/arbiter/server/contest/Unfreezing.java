package io.arbiter.server.contest;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.contest.scoring.Resolver;
import io.arbiter.server.contest.scoring.Scoreboard;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reveals step by step what the freeze has hidden. Steps are stored, so everybody sees the same
 * state. Requests at the same moment wait for each other. Thread-safe.
 */
@ApplicationScoped
@Transactional
class Unfreezing {
  private final Contests contests;
  private final ContestStandings standings;
  private final StandingsQueries queries;
  private final SubmissionStore submissions;

  Unfreezing(
      Contests contests,
      ContestStandings standings,
      StandingsQueries queries,
      SubmissionStore submissions) {
    this.contests = contests;
    this.standings = standings;
    this.queries = queries;
    this.submissions = submissions;
  }

  /** The player is null after the deletion of the account. */
  record Step(
      @Nullable String player, String slug, boolean accepted, int rankBefore, int rankAfter) {}

  /**
   * No step if nothing was hidden or all was revealed at once; {@code remaining} places are hidden.
   */
  record Revealed(@Nullable Step step, int remaining) {
    Revealed(
        @Nullable String player,
        String slug,
        boolean accepted,
        int rankBefore,
        int rankAfter,
        int remaining) {
      this(new Step(player, slug, accepted, rankBefore, rankAfter), remaining);
    }
  }

  /** Reveals the next place, or all. */
  Revealed reveal(UUID id, boolean all, Viewer viewer) {
    Contest contest = contests.lockManaged(id, viewer, AdminAction.Kind.CONTEST_UNFROZEN);
    if (contest.state(Instant.now()) != Contest.State.ENDED) {
      throw ProblemReason.CONTEST_NOT_OVER.problem();
    }
    if (contest.isUnfrozen()) {
      return new Revealed(null, 0);
    }
    if (submissions.countOpen(id) > 0) {
      throw ContestClosing.stillJudged();
    }
    standings.forget(id);
    return reveal(contest, all);
  }

  private Revealed reveal(Contest contest, boolean all) {
    List<ContestPuzzle> puzzles = contests.puzzles(contest.id());
    ContestBoard board = standings.shown(contest.id());
    Scoreboard full = standings.full(contest.id()).scoreboard();
    int hidden = board.scoreboard().pendingCells();
    if (full.pendingCells() > 0) {
      // It was sent before the end, and stored after its open submissions were counted.
      throw ContestClosing.stillJudged();
    }
    List<Resolver.Step> steps =
        Resolver.steps(board.scoreboard(), full, board.ties(), all ? Integer.MAX_VALUE : 1);
    int remaining = hidden - steps.size();
    if (!steps.isEmpty()) {
      int first = add(contest.id(), hidden, puzzles, steps);
      if (!all) {
        contests.note(contest.id(), ContestEvent.Kind.UNFREEZING, null, first);
      }
    }
    if (remaining == 0) {
      contests.update(contest.id(), row -> row.unfrozenAt = StoredTime.now());
    }
    return new Revealed(
        all || steps.isEmpty() ? null : step(steps.getFirst(), board, puzzles), remaining);
  }

  private int add(
      UUID contest, int hidden, List<ContestPuzzle> puzzles, List<Resolver.Step> steps) {
    return queries
        .addSteps(
            contest,
            hidden,
            steps.stream().map(Resolver.Step::player).toArray(UUID[]::new),
            steps.stream().map(step -> puzzles.get(step.puzzle()).puzzle()).toArray(UUID[]::new),
            steps.stream().map(Resolver.Step::accepted).toArray(Boolean[]::new),
            steps.stream().map(Resolver.Step::rankBefore).toArray(Integer[]::new),
            steps.stream().map(Resolver.Step::rankAfter).toArray(Integer[]::new))
        .value();
  }

  private static Step step(Resolver.Step step, ContestBoard board, List<ContestPuzzle> puzzles) {
    return new Step(
        board.name(step.player()),
        puzzles.get(step.puzzle()).slug(),
        step.accepted(),
        step.rankBefore(),
        step.rankAfter());
  }

  Optional<Revealed> find(UUID contest, int step) {
    return queries.step(contest, step);
  }
}
