package io.arbiter.server.contest;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.contest.scoring.Scoreboard;
import io.arbiter.server.contest.scoring.Try;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Players who take part in a contest after its end. Only the start is stored; the standings are
 * replayed with the player's ordinary submissions, as far as they had come by then. Thread-safe.
 */
@ApplicationScoped
@Transactional
class VirtualRuns {
  /** The id of the player's row. The player may have a row in the contest, too. */
  private static final UUID ROW = new UUID(0, 0);

  private final Contests contests;
  private final ContestQueries queries;
  private final StandingsQueries standingsQueries;
  private final ContestStandings standings;
  private final PlayerStore players;

  VirtualRuns(
      Contests contests,
      ContestQueries queries,
      StandingsQueries standingsQueries,
      ContestStandings standings,
      PlayerStore players) {
    this.contests = contests;
    this.queries = queries;
    this.standingsQueries = standingsQueries;
    this.standings = standings;
    this.players = players;
  }

  /**
   * A virtual participation.
   *
   * @param players in the ranking, with this one
   * @param row the rank is that among the contestants after the same time
   */
  record Run(Instant startedAt, Instant endsAt, long players, StandingsView.Row row) {}

  /** Starts now, unless the player has started before. */
  Run start(UUID id, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    if (contest.progress().closedAt() == null) {
      throw ProblemReason.VIRTUAL_TOO_EARLY.problem();
    }
    players.requirePresent(viewer.requireId());
    queries.startVirtual(id, viewer.requireId(), StoredTime.now());
    return find(id, viewer).orElseThrow();
  }

  Optional<Run> find(UUID id, Viewer viewer) {
    contests.require(id, viewer);
    UUID player = viewer.requireId();
    return queries.virtualStart(id, player).map(start -> run(id, player, start));
  }

  private Run run(UUID id, UUID player, Instant start) {
    ContestBoard board = standings.full(id);
    Contest.Period period = board.contest().period();
    Instant end = start.plus(Duration.between(period.startsAt(), period.endsAt()));
    // The time of the contest after which the player is compared with the others.
    Instant reached = period.startsAt().plus(Duration.between(start, Instant.now()));
    List<Try> tries =
        Stream.of(standingsQueries.tries(id), standingsQueries.virtualTries(id, ROW, player, start))
            .flatMap(List::stream)
            .map(StandingsQueries.StoredTry::made)
            .filter(made -> !made.at().isAfter(reached))
            .toList();
    Map<UUID, Entrant> entrants = new HashMap<>(board.entrants());
    String name = players.names(Set.of(player)).get(player);
    entrants.put(ROW, new Entrant(new StandingsView.Who(name, null), null));
    Scoreboard scoreboard =
        Scoreboard.replay(
            board.scoreboard().rules(), entrants.keySet(), Entrant.outside(entrants), tries);
    return new Run(
        start,
        end,
        scoreboard.rows().stream().filter(Row::isRanked).count(),
        new ContestBoard(
                board.contest(), board.puzzles(), scoreboard, entrants, null, board.computedAt())
            .row(ROW));
  }
}
