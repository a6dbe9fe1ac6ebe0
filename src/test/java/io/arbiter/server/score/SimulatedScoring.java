package io.arbiter.server.score;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.puzzle.catalog.StationLine;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.submission.MemoryJudgingQueries;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Attempt;
import io.arbiter.simulation.VirtualDatabase.Judged;
import io.arbiter.simulation.VirtualDatabase.PlayerPuzzle;
import io.arbiter.simulation.VirtualDatabase.Solved;
import io.arbiter.simulation.VirtualDatabase.Standing;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The scorekeeper in a process of a simulation. */
public final class SimulatedScoring {
  private final Scorekeeper scorekeeper;
  private final Map<UUID, Integer> attempts = new HashMap<>();

  public SimulatedScoring(VirtualDatabase database, Planted planted) {
    SubmissionStore store =
        planted == Planted.NO_FENCE_ON_ATTEMPT
            ? MemoryJudgingQueries.unfencedStore(database, attempts::get)
            : MemoryJudgingQueries.store(database);
    this.scorekeeper =
        new Scorekeeper(store, scoring(database, store), rejudged -> {}, database.requiringNew());
  }

  /** Scoring on the tables of a simulation. */
  static Scoring scoring(VirtualDatabase database, SubmissionStore store) {
    var queries = new MemoryScoringQueries(database);
    var stations = new Stations((players, slugs) -> Map.of(), StationLine.NONE);
    return new Scoring(queries, store, stations, new MemoryRecount(database));
  }

  /** Recomputes a player's scores on the tables of a simulation. */
  private static final class MemoryRecount extends Recount {
    private final VirtualDatabase database;

    MemoryRecount(VirtualDatabase database) {
      super(null, null, null);
      this.database = database;
    }

    @Override
    Set<UUID> lock(Set<UUID> ids) {
      if (ids.isEmpty()) {
        return Set.of();
      }
      database.statement("locks %d players".formatted(ids.size()));
      return new TreeSet<>(ids)
          .stream()
              .peek(database.players::lock)
              .filter(id -> database.players.find(id).isPresent())
              .collect(Collectors.toSet());
    }

    @Override
    public int of(UUID player, UUID puzzle) {
      database.statement("recounts a puzzle of a player");
      PlayerPuzzle of = new PlayerPuzzle(player, puzzle);
      int before = database.solved.find(of).isPresent() ? 1 : 0;
      if (before == 1) {
        database.solved.delete(of);
      }
      List<Submission> accepted =
          database
              .submissions
              .rows()
              .filter(row -> row.player().equals(player) && row.puzzle().equals(puzzle))
              .filter(row -> row.kind().equals("SUBMISSION") && "ACCEPTED".equals(row.verdict()))
              .sorted(comparing(Submission::submittedAt).thenComparing(Submission::id))
              .toList();
      for (Submission row : accepted) {
        Attempt attempt = new Attempt(row.id(), row.attempt());
        Judged judged = database.judgements.find(attempt).orElseThrow();
        int points = 0;
        if (row.equals(accepted.getFirst())) {
          points = database.versions.get(puzzle).get(judged.version()).points();
          database.solved.put(of, new Solved(of, row.id(), points, row.submittedAt()));
        }
        database.judgements.put(
            attempt, new Judged(attempt, judged.verdict(), points, judged.version()));
      }
      setStanding(player);
      return (accepted.isEmpty() ? 0 : 1) - before;
    }

    private void setStanding(UUID player) {
      List<Solved> solved =
          database.solved.rows().filter(row -> row.of().player().equals(player)).toList();
      if (solved.isEmpty()) {
        database.standings.delete(player);
      } else {
        Instant reached = solved.stream().map(Solved::solvedAt).max(naturalOrder()).orElseThrow();
        long points = solved.stream().mapToLong(Solved::points).sum();
        database.standings.put(player, new Standing(player, points, solved.size(), reached));
      }
    }
  }

  /** Takes a batch of events; returns the scores to announce. */
  public List<JudgingEvent.Scored> take(List<JudgingEvent> events) {
    attempts.clear();
    events.forEach(event -> attempts.put(event.submission(), event.attempt()));
    return scorekeeper.take(events);
  }
}
