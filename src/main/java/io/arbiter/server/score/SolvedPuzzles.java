package io.arbiter.server.score;

import io.arbiter.server.station.Stations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What players have solved, as verdicts come: the first accepted solution of a puzzle that is
 * scored counts, with its points, and may open a station.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SolvedPuzzles {
  private final Standings standings;
  private final ScoringStatements statements;
  private final SolvedStatements solved;
  private final Stations stations;

  SolvedPuzzles(
      Standings standings,
      ScoringStatements statements,
      SolvedStatements solved,
      Stations stations) {
    this.standings = standings;
    this.statements = statements;
    this.solved = solved;
    this.stations = stations;
  }

  /** Whether a player has solved a puzzle. */
  public boolean contains(UUID player, UUID puzzle) {
    return solved.hasSolved(player, puzzle);
  }

  /**
   * What a judgement brings its player.
   *
   * @param first whether it solves the puzzle, which was not solved before
   * @param unlocked the names of the stations that it opens
   */
  record Gain(boolean first, int points, List<String> unlocked) {
    static final Gain NONE = new Gain(false, 0, List.of());
  }

  /**
   * Takes accepted submissions, each of another player; the caller holds their players' locks.
   *
   * @return what those bring that solve their puzzle, by submission
   */
  Map<UUID, Gain> add(List<Scoring.Item> accepted) {
    List<Scoring.Item> first = standings.addSolved(accepted);
    Map<UUID, List<String>> opened =
        stations.openedBy(
            first.stream()
                .collect(Collectors.toMap(Scoring.Item::player, item -> item.of().slug())));
    Map<UUID, Gain> gains = new HashMap<>();
    for (Scoring.Item item : first) {
      List<String> unlocked = opened.getOrDefault(item.player(), List.of());
      gains.put(item.submission(), new Gain(true, item.of().points(), unlocked));
    }
    return gains;
  }

  /** Those whose puzzle counts as solved by a later submission of their player. */
  List<Scoring.Item> earlier(List<Scoring.Item> accepted) {
    if (accepted.isEmpty()) {
      return List.of();
    }
    Set<UUID> earlier =
        statements.findEarlier(Scoring.Item.each(accepted, Scoring.Item::submission));
    return accepted.stream().filter(item -> earlier.contains(item.submission())).toList();
  }
}
