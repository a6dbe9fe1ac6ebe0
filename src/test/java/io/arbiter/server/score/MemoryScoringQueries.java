package io.arbiter.server.score;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Attempt;
import io.arbiter.simulation.VirtualDatabase.Judged;
import io.arbiter.simulation.VirtualDatabase.PlayerPuzzle;
import io.arbiter.simulation.VirtualDatabase.Standing;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The queries that score, on the tables of a simulation. They keep neither the boards of best
 * solutions nor the counts of puzzles, and no author's code gives points.
 */
final class MemoryScoringQueries implements ScoringQueries {
  private final VirtualDatabase database;

  MemoryScoringQueries(VirtualDatabase database) {
    this.database = database;
  }

  @Override
  public List<Gained> addGains(
      UUID[] players,
      UUID[] puzzles,
      UUID[] submissions,
      Integer[] points,
      Integer[] earned,
      Instant[] submittedAt) {
    database.statement("adds the gains of %d solutions".formatted(players.length));
    List<Gained> gained = new ArrayList<>();
    for (int i = 0; i < players.length; i++) {
      if (earned[i] != null) {
        throw new UnsupportedOperationException("in the simulation, no author's code gives points");
      }
      UUID player = players[i];
      PlayerPuzzle of = new PlayerPuzzle(player, puzzles[i]);
      database.solved.lock(of);
      if (database.solved.find(of).isEmpty()) {
        Instant at = submittedAt[i];
        database.solved.put(of, new VirtualDatabase.Solved(of, submissions[i], points[i], at));
        database.standings.lock(player);
        Standing before = database.standings.find(player).orElse(new Standing(player, 0, 0, at));
        database.standings.put(
            player,
            new Standing(
                player,
                before.points() + points[i],
                before.solved() + 1,
                before.reachedAt().isAfter(at) ? before.reachedAt() : at));
        gained.add(new Gained(submissions[i], points[i], true));
      }
    }
    return gained;
  }

  @Override
  public Count insertJudgements(
      UUID[] puzzles,
      Integer[] counted,
      Integer[] solvers,
      UUID[] submitters,
      UUID[] submissions,
      Integer[] attempts,
      String[] verdicts,
      String[] judgements,
      String[] provenances,
      Integer[] points,
      String[] unlocked,
      Long[] cpuMillis,
      Long[] steps,
      Integer[] sourceBytes,
      Instant[] judgedAt,
      Integer[] earned) {
    database.statement("inserts %d judgements".formatted(submissions.length));
    for (int i = 0; i < submissions.length; i++) {
      Attempt attempt = new Attempt(submissions[i], attempts[i]);
      database.judgements.lock(attempt);
      if (database.judgements.find(attempt).isPresent()) {
        throw VirtualDatabase.failure("the judgement is there already", "23505");
      }
      int version = Codec.fromJson(provenances[i], JudgingEvent.Provenance.class).version();
      database.judgements.put(attempt, new Judged(attempt, verdicts[i], points[i], version));
    }
    return new Count(submissions.length);
  }

  @Override
  public int offerBest(
      UUID[] puzzles,
      UUID[] players,
      Long[] sourceBytes,
      Long[] steps,
      Long[] cpuMillis,
      Integer[] earned,
      UUID[] submissions,
      Instant[] submittedAt) {
    return 0;
  }

  @Override
  public List<Id> findEarlier(UUID[] ids) {
    database.statement("finds earlier solutions");
    return Stream.of(ids).filter(this::isEarlier).map(Id::new).toList();
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

  @Override
  public List<Solved> solved(UUID[] players, String[] slugs) {
    throw new UnsupportedOperationException("the simulation has no stations");
  }
}
