package io.arbiter.server.contest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the event {@code standings} says.
 *
 * @param rows whole rows of which more than the rank has changed, the ranking first
 * @param ranks of the other rows whose rank has changed
 * @param removed the names of players who are no longer in the standings
 */
record StandingsChange(
    List<StandingsView.Row> rows, List<PlayersRank> ranks, List<String> removed) {
  static final StandingsChange NONE = new StandingsChange(List.of(), List.of(), List.of());

  record PlayersRank(String player, int rank) {}

  /**
   * The change from one view to another. Rows of deleted accounts have no name and are not told.
   *
   * @param before null for a client that has nothing: the change then has the rows of all who have
   *     tried something, and the ranks of the others
   */
  static StandingsChange between(@Nullable StandingsView before, StandingsView after) {
    Map<String, StandingsView.Row> old = byName(before);
    Map<String, StandingsView.Row> now = byName(after);
    return new StandingsChange(
        now.entrySet().stream()
            .filter(one -> hasChanged(old.get(one.getKey()), one.getValue()))
            .map(Map.Entry::getValue)
            .sorted(comparing(row -> row.place().rank(), nullsLast(naturalOrder())))
            .toList(),
        now.entrySet().stream()
            .filter(one -> hasMoved(old.get(one.getKey()), one.getValue()))
            .map(
                one -> new PlayersRank(one.getKey(), requireNonNull(one.getValue().place().rank())))
            .toList(),
        old.keySet().stream().filter(name -> !now.containsKey(name)).sorted().toList());
  }

  private static Map<String, StandingsView.Row> byName(@Nullable StandingsView view) {
    Map<String, StandingsView.Row> rows = new HashMap<>();
    if (view != null) {
      for (StandingsView.Row row : view.rows()) {
        String player = row.player();
        if (player != null) {
          rows.put(player, row);
        }
      }
    }
    return rows;
  }

  private static boolean hasChanged(StandingsView.@Nullable Row before, StandingsView.Row after) {
    Outside outside = after.place().outside();
    return before == null
        ? !after.cells().isEmpty() || outside != null || after.who().team() != null
        : !before.cells().equals(after.cells())
            || !before.who().equals(after.who())
            || before.place().outside() != outside;
  }

  private static boolean hasMoved(StandingsView.@Nullable Row before, StandingsView.Row after) {
    return !hasChanged(before, after)
        && (before == null || !Objects.equals(before.place().rank(), after.place().rank()));
  }

  boolean saysNothing() {
    return rows.isEmpty() && ranks.isEmpty() && removed.isEmpty();
  }

  /**
   * A number that is equal for equal standings, from 0 to {@link
   * ContestStream.Place#MOST_STANDINGS}.
   */
  static long mark(StandingsView view) {
    return Objects.hash(view.rows(), view.puzzles(), view.frozen())
        & ContestStream.Place.MOST_STANDINGS;
  }
}
