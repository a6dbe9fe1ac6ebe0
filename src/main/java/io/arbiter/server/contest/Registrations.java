package io.arbiter.server.contest;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
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
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Who takes part in contests. Thread-safe. */
@ApplicationScoped
@Transactional
public class Registrations {
  private static final String ADD =
      """
      insert into contest_registration (contest_id, player_id, registered_at)
      select c.id, :player, now()
      from contest c, (select from present_player where id = :player for key share) present
      where c.id = :contest and c.ends_at > now()
      on conflict do nothing
      returning registered_at
      """;

  private static final String FIND =
      """
      select registered_at from contest_registration
      where contest_id = :contest and player_id = :player
      """;

  private static final String REMOVE =
      """
      delete from contest_registration r using contest c
      where r.contest_id = :contest and r.player_id = :player
        and c.id = r.contest_id and c.starts_at > now()
      """;

  private static final String LIST =
      """
      select r.player_id, p.name, r.registered_at
      from contest_registration r left join shown_player p on p.id = r.player_id
      where r.contest_id = :contest
        and (cast(:id as uuid) is null or (r.registered_at, r.player_id) > (:at, :id))
      order by r.registered_at, r.player_id limit :limit
      """;

  private final Session session;
  private final Instance<ContestRatings> ratings;

  Registrations(@Current Session session, Instance<ContestRatings> ratings) {
    this.session = session;
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
    Optional<Instant> added = at(ADD, contest, player);
    return added
        .map(at -> new Made(at, true))
        .or(() -> at(FIND, contest, player).map(at -> new Made(at, false)))
        .orElseThrow(() -> new ProblemException(ErrorCode.CONFLICT, "the contest is over"));
  }

  private Optional<Instant> at(String sql, UUID contest, UUID player) {
    return Column.query(session, sql, Instant.class)
        .setParameter("contest", contest)
        .setParameter("player", player)
        .uniqueResultOptional();
  }

  /**
   * Withdraws a registration before the start. Does nothing if the player is not registered.
   *
   * @throws ProblemException CONFLICT if the contest has started
   */
  void remove(Contest contest, UUID player) {
    int removed =
        session
            .createNativeMutationQuery(REMOVE)
            .setParameter("contest", contest.id())
            .setParameter("player", player)
            .executeUpdate();
    if (removed == 0 && contest.state(Instant.now()) != ContestState.UPCOMING) {
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
    List<Stored> rows = rows(contest, Optional.empty(), Integer.MAX_VALUE);
    Map<UUID, Integer> rated = ratings(rows);
    return rows.stream().map(row -> registered(row, rated)).toList();
  }

  private static Registered registered(Stored row, Map<UUID, Integer> rated) {
    return new Registered(row.name(), row.registeredAt(), rated.get(row.player()));
  }

  /** The registered players. */
  public Set<UUID> players(UUID contest) {
    return rows(contest, Optional.empty(), Integer.MAX_VALUE).stream()
        .map(Stored::player)
        .collect(Collectors.toSet());
  }

  private record Stored(UUID player, @Nullable String name, Instant registeredAt) {}

  private record Key(Instant at, UUID player) {}

  /** A page of the registered players, the earliest first. */
  Page<Registered> page(UUID contest, PageRequest request) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key -> new Key(Cursor.instant(key.getFirst()), UUID.fromString(key.getLast())));
    List<Stored> rows = rows(contest, after, request.limit() + 1);
    Page<Stored> page =
        Page.of(rows, request.limit(), row -> List.of(row.registeredAt(), row.player()));
    Map<UUID, Integer> rated = ratings(page.items());
    return page.map(row -> registered(row, rated));
  }

  private List<Stored> rows(UUID contest, Optional<Key> after, int limit) {
    return session
        .createNativeQuery(LIST, Stored.class)
        .setParameter("contest", contest)
        .setParameter("at", after.map(Key::at).orElse(Instant.EPOCH))
        .setParameter("id", after.map(Key::player).orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  private Map<UUID, Integer> ratings(List<Stored> rows) {
    Set<UUID> players = rows.stream().map(Stored::player).collect(Collectors.toSet());
    return ratings.isResolvable() ? ratings.get().of(players) : Map.of();
  }
}
