package io.arbiter.server.contest;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.contest.ContestantQueries.Contestant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who takes part in contests. Thread-safe. */
@ApplicationScoped
@Transactional
public class Registrations {
  private final ContestantQueries queries;
  private final Instance<ContestRatings> ratings;

  Registrations(ContestantQueries queries, Instance<ContestRatings> ratings) {
    this.queries = queries;
    this.ratings = ratings;
  }

  /** A registration and whether it is a new one. */
  record Made(Instant registeredAt, boolean isNew) {}

  /**
   * Registers a player, until the end of the contest.
   *
   * @throws ProblemException CONFLICT if the contest is over
   */
  Made add(UUID contest, UUID player) {
    return queries
        .register(contest, player)
        .or(() -> queries.registration(contest, player))
        .orElseThrow(() -> new ProblemException(ErrorCode.CONFLICT, "the contest is over"));
  }

  /**
   * Withdraws a registration before the start. Does nothing if the player is not registered.
   *
   * @throws ProblemException CONFLICT if the contest has started
   */
  void remove(Contest contest, UUID player) {
    if (queries.withdraw(player, contest.id()) == 0
        && contest.state(Instant.now()) != ContestState.UPCOMING) {
      throw new ProblemException(ErrorCode.CONFLICT, "the contest has started");
    }
  }

  /**
   * A registered player.
   *
   * @param player null after the deletion of the account
   * @param rating null without one
   */
  public record Registered(
      @Nullable String player, Instant registeredAt, @Nullable Integer rating) {}

  /** All registered players, the earliest first. */
  public List<Registered> all(UUID contest) {
    List<Contestant> rows = rows(contest, Optional.empty(), Integer.MAX_VALUE);
    Map<UUID, Integer> rated = ratings(rows);
    return rows.stream().map(row -> registered(row, rated)).toList();
  }

  private static Registered registered(Contestant row, Map<UUID, Integer> rated) {
    return new Registered(row.name(), row.registeredAt(), rated.get(row.player()));
  }

  /** The registered players. */
  public Set<UUID> players(UUID contest) {
    return rows(contest, Optional.empty(), Integer.MAX_VALUE).stream()
        .map(Contestant::player)
        .collect(Collectors.toSet());
  }

  private record Key(Instant at, UUID player) {}

  /** A page of the registered players, the earliest first. */
  Page<Registered> page(UUID contest, PageRequest request) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key -> new Key(Cursor.instant(key.getFirst()), UUID.fromString(key.getLast())));
    List<Contestant> rows = rows(contest, after, request.limit() + 1);
    Page<Contestant> page =
        Page.of(rows, request.limit(), row -> List.of(row.registeredAt(), row.player()));
    Map<UUID, Integer> rated = ratings(page.items());
    return page.map(row -> registered(row, rated));
  }

  private List<Contestant> rows(UUID contest, Optional<Key> after, int limit) {
    return queries.contestants(
        contest,
        after.map(Key::at).orElse(Instant.EPOCH),
        after.map(Key::player).orElse(null),
        limit);
  }

  private Map<UUID, Integer> ratings(List<Contestant> rows) {
    Set<UUID> players = rows.stream().map(Contestant::player).collect(Collectors.toSet());
    return ratings.isResolvable() ? ratings.get().of(players) : Map.of();
  }
}
