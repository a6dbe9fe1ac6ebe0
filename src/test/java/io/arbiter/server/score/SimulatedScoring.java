package io.arbiter.server.score;

import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.puzzle.catalog.StationLine;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.submission.SimulatedStore;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
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
            ? SimulatedStore.unfencedStore(database, attempts::get)
            : SimulatedStore.store(database);
    this.scorekeeper =
        new Scorekeeper(store, scoring(database, store), rejudged -> {}, database.requiringNew());
  }

  /** Scoring on the tables of a simulation. */
  static Scoring scoring(VirtualDatabase database, SubmissionStore store) {
    var queries = new MemoryScoringQueries(database);
    var stations = new Stations((players, slugs) -> Map.of(), StationLine.NONE);
    return new Scoring(queries, store, stations, new MemoryRecount(database));
  }

  /** Only the locks of players are replaced. */
  static final class MemoryRecount extends Recount {
    private final VirtualDatabase database;

    MemoryRecount(VirtualDatabase database) {
      super(null, SimulatedStore.store(database), new MemoryScoringQueries(database));
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
  }

  /** Takes a batch of events; returns the scores to announce. */
  public List<JudgingEvent.Scored> take(List<JudgingEvent> events) {
    attempts.clear();
    events.forEach(event -> attempts.put(event.submission(), event.attempt()));
    return scorekeeper.take(events);
  }
}
