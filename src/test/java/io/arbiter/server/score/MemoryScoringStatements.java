package io.arbiter.server.score;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Attempt;
import io.arbiter.simulation.VirtualDatabase.Judged;
import io.arbiter.simulation.VirtualDatabase.PlayerPuzzle;
import io.arbiter.simulation.VirtualDatabase.Solved;
import io.arbiter.simulation.VirtualDatabase.Standing;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The statements of scoring, on the tables of a simulation. They keep neither the boards of best
 * solutions nor the counts of puzzles, and no author's code gives points.
 */
final class MemoryScoringStatements extends ScoringStatements {
  private final VirtualDatabase database;

  MemoryScoringStatements(VirtualDatabase database) {
    super(null);
    this.database = database;
  }

  @Override
  List<Gained> addGains(List<Scoring.Item> items) {
    database.statement("adds the gains of %d solutions".formatted(items.size()));
    List<Gained> gained = new ArrayList<>();
    for (Scoring.Item item : items) {
      if (item.earned() != null) {
        throw new UnsupportedOperationException("in the simulation, no author's code gives points");
      }
      PlayerPuzzle of = new PlayerPuzzle(item.player(), item.puzzle());
      database.solved.lock(of);
      if (database.solved.find(of).isEmpty()) {
        Instant at = item.waiting().submittedAt();
        database.solved.put(of, new Solved(of, item.submission(), item.points(), at));
        database.standings.lock(item.player());
        Standing before =
            database.standings.find(item.player()).orElse(new Standing(item.player(), 0, 0, at));
        database.standings.put(
            item.player(),
            new Standing(
                item.player(),
                before.points() + item.points(),
                before.solved() + 1,
                before.reachedAt().isAfter(at) ? before.reachedAt() : at));
        gained.add(new Gained(item.submission(), item.points(), true));
      }
    }
    return gained;
  }

  @Override
  void insertJudgements(List<Scoring.Item> items, Map<UUID, SolvedPuzzles.Gain> gains) {
    database.statement("inserts %d judgements".formatted(items.size()));
    for (Scoring.Item item : items) {
      Attempt attempt = new Attempt(item.submission(), item.event().attempt());
      database.judgements.lock(attempt);
      if (database.judgements.find(attempt).isPresent()) {
        throw VirtualDatabase.failure("the judgement is there already", "23505");
      }
      int points = gains.getOrDefault(item.submission(), SolvedPuzzles.Gain.NONE).points();
      database.judgements.put(
          attempt,
          new Judged(attempt, item.verdict().name(), points, item.event().provenance().version()));
    }
  }

  @Override
  void offerBest(List<Scoring.Item> items) {}

  @Override
  Set<UUID> findEarlier(List<UUID> ids) {
    database.statement("finds earlier solutions");
    return ids.stream().filter(this::isEarlier).collect(Collectors.toSet());
  }

  private boolean isEarlier(UUID id) {
    Submission row = database.submissions.find(id).orElseThrow();
    return database
        .solved
        .find(new PlayerPuzzle(row.player(), row.puzzle()))
        .filter(
            solved ->
                solved.solvedAt().isAfter(row.submittedAt())
                    || solved.solvedAt().equals(row.submittedAt())
                        && solved.submission().compareTo(row.id()) > 0)
        .isPresent();
  }
}
