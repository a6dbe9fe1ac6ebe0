package io.arbiter.server.score;

import io.arbiter.server.station.Stations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What players have solved, as verdicts come: the first accepted solution of a puzzle that is
 * scored counts, with its points, and may open a station.
 */
@ApplicationScoped
public class SolvedPuzzles {
  private final Standings standings;
  private final Stations stations;

  public SolvedPuzzles(Standings standings, Stations stations) {
    this.standings = standings;
    this.stations = stations;
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
  Map<UUID, Gain> add(Handle transaction, List<Scoring.Item> accepted) {
    Map<UUID, Gain> gains = new HashMap<>();
    for (Scoring.Item item : standings.addSolved(transaction, accepted)) {
      List<String> unlocked = stations.openedBy(transaction, item.player(), item.of().slug());
      gains.put(item.submission(), new Gain(true, item.of().points(), unlocked));
    }
    return gains;
  }

  /** Those whose puzzle counts as solved by a later submission of their player. */
  static List<Scoring.Item> earlier(Handle transaction, List<Scoring.Item> accepted) {
    if (accepted.isEmpty()) {
      return List.of();
    }
    Set<UUID> earlier =
        transaction
            .createQuery(
                """
                select s.id from submission s
                join solved d on d.player_id = s.player_id and d.puzzle_id = s.puzzle_id
                where s.id = any(:ids) and (d.solved_at, d.submission_id) > (s.submitted_at, s.id)
                """)
            .bindArray("ids", UUID.class, Scoring.Item.each(accepted, Scoring.Item::submission))
            .mapTo(UUID.class)
            .set();
    return accepted.stream().filter(item -> earlier.contains(item.submission())).toList();
  }
}
