package io.arbiter.server.score;

import io.arbiter.server.puzzle.catalog.Stations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The puzzles that players have solved. The first scored solution of a puzzle gives its points, and
 * may open a station. If the author's code gives the points, a later solution that earns more than
 * all before it adds the difference.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SolvedPuzzles {
  private final ScoringQueries queries;
  private final Stations stations;

  SolvedPuzzles(ScoringQueries queries, Stations stations) {
    this.queries = queries;
    this.stations = stations;
  }

  /** Whether a player has solved a puzzle. */
  public boolean contains(UUID player, UUID puzzle) {
    return queries.solution(player, puzzle).isPresent();
  }

  /**
   * The player's gain from a judgement.
   *
   * @param first whether the judgement solves a puzzle that was not solved before
   * @param unlocked the names of the stations that the judgement opens
   */
  record Gain(boolean first, int points, List<String> unlocked) {
    static final Gain NONE = new Gain(false, 0, List.of());
  }

  /**
   * Adds accepted submissions, at most one of each player. The caller holds the players' locks.
   *
   * @return the gains by submission, for the submissions that solve their puzzle for the first time
   *     or improve the player's points
   */
  Map<UUID, Gain> add(List<Scoring.Item> accepted) {
    Map<UUID, ScoringQueries.Gained> gained =
        gained(accepted).stream()
            .collect(Collectors.toMap(ScoringQueries.Gained::submission, gain -> gain));
    Map<UUID, List<String>> opened =
        stations.openedBy(
            accepted.stream()
                .filter(item -> isFirst(gained.get(item.submission())))
                .collect(Collectors.toMap(Scoring.Item::solver, item -> item.waiting().slug())));
    Map<UUID, Gain> gains = new HashMap<>();
    for (Scoring.Item item : accepted) {
      ScoringQueries.@Nullable Gained gain = gained.get(item.submission());
      if (gain != null) {
        List<String> unlocked = opened.getOrDefault(item.solver(), List.of());
        gains.put(item.submission(), new Gain(gain.first(), gain.points(), unlocked));
      }
    }
    return gains;
  }

  private List<ScoringQueries.Gained> gained(List<Scoring.Item> accepted) {
    return accepted.isEmpty() ? List.of() : queries.addGains(accepted);
  }

  private static boolean isFirst(ScoringQueries.@Nullable Gained gain) {
    return gain != null && gain.first();
  }

  /**
   * Which of the submissions are earlier than the one that counts as their player's solution, or
   * than an improvement of it.
   */
  List<Scoring.Item> earlier(List<Scoring.Item> accepted) {
    if (accepted.isEmpty()) {
      return List.of();
    }
    Set<UUID> earlier =
        queries
            .findEarlier(accepted.stream().map(Scoring.Item::submission).toArray(UUID[]::new))
            .stream()
            .map(ScoringQueries.Id::value)
            .collect(Collectors.toSet());
    return accepted.stream().filter(item -> earlier.contains(item.submission())).toList();
  }
}
