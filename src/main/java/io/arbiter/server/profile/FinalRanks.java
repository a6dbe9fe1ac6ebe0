package io.arbiter.server.profile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.arbiter.core.listing.Cursor;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.profile.RatingQueries.Ranked;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The result of a rated contest.
 *
 * @param ranks of the players who took part; equal players have equal ranks
 */
record FinalRanks(Moment moment, Map<UUID, Integer> ranks) {
  /**
   * A player took part if at least one try counts; who only registered, or is outside the ranking,
   * is not rated.
   */
  static FinalRanks of(Contest contest, List<Row> rows) {
    return new FinalRanks(
        new Moment(StoredTime.of(contest.period().endsAt()), contest.id()),
        rows.stream().filter(FinalRanks::tookPart).collect(toMap(Row::player, Row::rank)));
  }

  private static boolean tookPart(Row row) {
    return row.isRanked() && row.cells().stream().anyMatch(cell -> cell.tries() > 0);
  }

  /** The contests whose ranks these are, in the same order. */
  static List<FinalRanks> of(List<Ranked> ranks) {
    return ranks.stream()
        .collect(
            groupingBy(Ranked::moment, LinkedHashMap::new, toMap(Ranked::player, Ranked::rank)))
        .entrySet()
        .stream()
        .map(contest -> new FinalRanks(contest.getKey(), contest.getValue()))
        .toList();
  }

  Set<UUID> players() {
    return ranks.keySet();
  }

  /** The place of a contest in the order of contests: by the end, then by the id. */
  record Moment(Instant endedAt, UUID contest) implements Comparable<Moment> {
    /** The order of PostgreSQL: its ids are unsigned, those of Java are not. */
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::endedAt).thenComparing(m -> m.contest.toString());

    static Moment of(List<String> cursor) {
      return new Moment(Cursor.instant(cursor.get(0)), UUID.fromString(cursor.get(1)));
    }

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }
}
