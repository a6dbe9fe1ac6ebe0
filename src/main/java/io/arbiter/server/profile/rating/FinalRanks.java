package io.arbiter.server.profile.rating;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.arbiter.server.profile.rating.RatingQueries.Ranked;
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
  FinalRanks {
    ranks = Map.copyOf(ranks);
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

  /** The players who took part. */
  Set<UUID> players() {
    return ranks.keySet();
  }

  /** The place of a contest in the order of contests: by the end, then by the id. */
  record Moment(Instant endedAt, UUID contest) implements Comparable<Moment> {
    /** The order of PostgreSQL: its ids are unsigned, those of Java are not. */
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::endedAt).thenComparing(m -> m.contest.toString());

    static final Moment FIRST = new Moment(Instant.EPOCH, new UUID(0, 0));

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }
}
