package io.arbiter.server.profile;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.contest.ContestRatings;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.RatingQueries.Above;
import io.arbiter.server.profile.RatingQueries.Past;
import io.arbiter.server.profile.RatingQueries.Rated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ratings as everybody sees them. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class Ratings implements ContestRatings, PlayerData {
  /** After every contest. */
  private static final Moment END =
      new Moment(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

  private final RatingQueries queries;

  Ratings(RatingQueries queries) {
    this.queries = queries;
  }

  /**
   * A player in the list.
   *
   * @param rank from 1; players with the same rating have the same rank
   * @param deviation as it is now
   */
  public record RatedPlayer(long rank, String player, long rating, long deviation, int contests) {}

  public record RatedContestLink(UUID id, String title) {}

  /**
   * What a contest did to the rating of a player.
   *
   * @param rank of the player in the contest
   * @param before null for the player's first rated contest
   * @param deviation after the contest
   * @param at when the contest ended
   */
  public record RatingChange(
      RatedContestLink contest,
      int rank,
      @Nullable Long before,
      long after,
      long deviation,
      Instant at) {
    private static RatingChange of(Past past) {
      return new RatingChange(
          new RatedContestLink(past.contest(), past.title()),
          past.rank(),
          past.before() == null ? null : Math.round(past.before()),
          Math.round(past.rating()),
          Math.round(past.deviation()),
          past.endedAt());
    }
  }

  /** A player's rating; empty before the first rated contest. */
  Optional<CurrentRating> of(UUID player) {
    return queries.of(new UUID[] {player}).stream()
        .findFirst()
        .map(rated -> CurrentRating.at(Instant.now(), rated.standing(), rated.contests()));
  }

  @Override
  public Map<UUID, Integer> of(Set<UUID> players) {
    return queries.of(players.toArray(UUID[]::new)).stream()
        .collect(Collectors.toMap(Rated::player, rated -> (int) Math.round(rated.rating())));
  }

  /** What the list is sorted by. */
  private record Key(double rating, UUID player) {
    /** Before the first player. */
    static final Key START = new Key(Double.POSITIVE_INFINITY, new UUID(0, 0));

    static Key of(List<String> cursor) {
      return new Key(Double.parseDouble(cursor.get(0)), UUID.fromString(cursor.get(1)));
    }
  }

  /** A page of all players who have a rating, best first. */
  Page<RatedPlayer> page(PageRequest request) {
    Key after = Cursor.decode(request.after, Key::of).orElse(Key.START);
    Page<Rated> page =
        Page.of(
            queries.after(after.rating(), after.player(), request.limit() + 1),
            request.limit(),
            rated -> List.of(rated.rating(), rated.player()));
    return new Page<>(ranked(page.items()), page.next());
  }

  private List<RatedPlayer> ranked(List<Rated> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    Instant now = Instant.now();
    double rating = items.getFirst().rating();
    Above above = queries.above(rating, items.getFirst().player());
    long rank = above.better() + 1;
    List<RatedPlayer> ranked = new ArrayList<>();
    for (Rated rated : items) {
      if (rated.rating() != rating) {
        rank = above.above() + ranked.size() + 1;
        rating = rated.rating();
      }
      CurrentRating current = CurrentRating.at(now, rated.standing(), rated.contests());
      ranked.add(
          new RatedPlayer(
              rank, rated.name(), current.rating(), current.deviation(), current.contests()));
    }
    return ranked;
  }

  /** A page of the contests that have changed a player's rating, newest first. */
  Page<RatingChange> history(UUID player, PageRequest request) {
    Moment before = Cursor.decode(request.after, Moment::of).orElse(END);
    return Page.of(
            queries.history(player, before.endedAt(), before.contest(), request.limit() + 1),
            request.limit(),
            past -> List.of(past.endedAt(), past.contest()))
        .map(RatingChange::of);
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write(
        "ratings", () -> queries.history(player, END.endedAt(), END.contest(), Integer.MAX_VALUE));
  }

  /**
   * Deletes the rating. The ranks stay, and the deleted account has no name: other players' ratings
   * are computed from them.
   */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.delete(new UUID[] {player});
  }
}
