package io.arbiter.server.profile;

import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.RatedContest.Entrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes ratings from ranks, contest by contest. */
final class Replay {
  private final Map<UUID, Standing> standings;
  private final List<Change> changes = new ArrayList<>();

  /**
   * A rating as the last contest of a player has left it.
   *
   * @param at the end of that contest
   */
  record Standing(Rating rating, Instant at) {
    /** The rating after the periods that the player has missed since. */
    Rating at(Instant now) {
      return rating.afterIdle(Rating.missedPeriods(at, now));
    }
  }

  /**
   * What a contest has done to a player's rating.
   *
   * @param before the shown rating before the contest; null if this is the player's first
   */
  record Change(Moment moment, UUID player, int rank, @Nullable Double before, Rating after) {}

  private Replay(Map<UUID, Standing> before) {
    standings = new HashMap<>(before);
  }

  /**
   * The changes that contests make.
   *
   * @param before of the players who took part in an earlier contest
   * @param contests in their order
   */
  static List<Change> of(Map<UUID, Standing> before, List<FinalRanks> contests) {
    Replay replay = new Replay(before);
    contests.forEach(replay::play);
    return replay.changes;
  }

  private void play(FinalRanks contest) {
    if (contest.players().size() < RatedContest.FEWEST) {
      return;
    }
    Moment moment = contest.moment();
    List<Map.Entry<UUID, Integer>> ranks = List.copyOf(contest.ranks().entrySet());
    List<Rating> ratings =
        RatedContest.after(
            ranks.stream().map(r -> entrant(r.getKey(), r.getValue(), moment)).toList());
    for (int i = 0; i < ranks.size(); i++) {
      add(moment, ranks.get(i).getKey(), ranks.get(i).getValue(), ratings.get(i));
    }
  }

  private Entrant entrant(UUID player, int rank, Moment moment) {
    Standing standing = standings.get(player);
    return new Entrant(standing == null ? Rating.NEW : standing.at(moment.endedAt()), rank);
  }

  private void add(Moment moment, UUID player, int rank, Rating after) {
    Standing before = standings.put(player, new Standing(after, moment.endedAt()));
    changes.add(
        new Change(moment, player, rank, before == null ? null : before.rating().rating(), after));
  }
}
