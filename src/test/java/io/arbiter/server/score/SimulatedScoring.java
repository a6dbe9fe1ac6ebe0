package io.arbiter.server.score;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.arbiter.core.json.Codec;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private static Scoring scoring(VirtualDatabase database, SubmissionStore store) {
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
  public List<JudgingEvent.Judged> take(List<JudgingEvent> events) {
    attempts.clear();
    events.forEach(event -> attempts.put(event.submission(), event.attempt()));
    return scorekeeper.take(events);
  }

  /**
   * The queries that score, on the tables of a simulation. They keep neither the boards of best
   * solutions nor the counts of puzzles, and no author's code gives points.
   */
  private static final class MemoryScoringQueries implements ScoringQueries {
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
          throw new UnsupportedOperationException(
              "in the simulation, no author's code gives points");
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
    public CountRow insertJudgements(
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
      return new CountRow(submissions.length);
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
        Instant[] submittedAt,
        String[] languages) {
      return 0;
    }

    @Override
    public List<IdRow> findEarlier(UUID[] ids) {
      database.statement("finds earlier solutions");
      return Stream.of(ids).filter(this::isEarlier).map(IdRow::new).toList();
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
}
