package io.arbiter.server.score;

import io.arbiter.server.score.ScoringQueries.Count;
import io.arbiter.server.score.ScoringQueries.Gained;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Attempt;
import io.arbiter.simulation.VirtualDatabase.PlayerPuzzle;
import io.arbiter.simulation.VirtualDatabase.Solved;
import io.arbiter.simulation.VirtualDatabase.Standing;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The queries that recount a player's scores, on the tables of a simulation. */
final class MemoryRecountQueries implements RecountQueries {
  private final VirtualDatabase database;

  MemoryRecountQueries(VirtualDatabase database) {
    this.database = database;
  }

  @Override
  public int deleteSolved(UUID player, UUID puzzle) {
    database.statement("deletes a solved puzzle");
    PlayerPuzzle of = new PlayerPuzzle(player, puzzle);
    if (database.solved.find(of).isEmpty()) {
      return 0;
    }
    database.solved.delete(of);
    return 1;
  }

  @Override
  public List<Gained> insertGains(UUID player, UUID puzzle) {
    database.statement("inserts a solved puzzle");
    Optional<Submission> first =
        database
            .submissions
            .rows()
            .filter(row -> row.player().equals(player) && row.puzzle().equals(puzzle))
            .filter(this::isAccepted)
            .min(Comparator.comparing(Submission::submittedAt).thenComparing(Submission::id));
    return first.map(this::insert).stream().toList();
  }

  private boolean isAccepted(Submission row) {
    return row.kind().equals("SUBMISSION")
        && row.isJudged()
        && database
            .judgements
            .find(new Attempt(row.id(), row.attempt()))
            .filter(judged -> judged.verdict().equals("ACCEPTED"))
            .isPresent();
  }

  private Gained insert(Submission row) {
    int version =
        database.judgements.find(new Attempt(row.id(), row.attempt())).orElseThrow().version();
    int points = database.versions.get(row.puzzle()).get(version).points();
    PlayerPuzzle of = new PlayerPuzzle(row.player(), row.puzzle());
    database.solved.put(of, new Solved(of, row.id(), points, row.submittedAt()));
    return new Gained(row.id(), points, true);
  }

  @Override
  public Count setStandings(UUID player) {
    database.statement("sums up the standing of a player");
    List<Solved> solved =
        database.solved.rows().filter(row -> row.of().player().equals(player)).toList();
    if (solved.isEmpty()) {
      database.standings.delete(player);
    } else {
      Instant reached =
          solved.stream().map(Solved::solvedAt).max(Comparator.naturalOrder()).orElseThrow();
      long points = solved.stream().mapToLong(Solved::points).sum();
      database.standings.put(player, new Standing(player, points, solved.size(), reached));
    }
    return new Count(1);
  }

  @Override
  public Count setBest(UUID player, UUID puzzle) {
    return new Count(0);
  }

  @Override
  public Count deleteScores(UUID player) {
    throw new UnsupportedOperationException("in the simulation, no account is deleted");
  }
}
