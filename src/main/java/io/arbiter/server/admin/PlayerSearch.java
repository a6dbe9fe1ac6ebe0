package io.arbiter.server.admin;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.submission.intake.PlayerQuota;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds players by the first letters of their names. Thread-safe. */
@ApplicationScoped
@Transactional
class PlayerSearch {
  private static final String SELECT =
      """
      select p.id, p.name, p.roles, p.created_at,
        case when p.suspended_until is null or p.suspended_until > now()
          then p.suspended_reason end as reason,
        p.suspended_until, q.player_id is not null as limited, q.in_flight, q.per_minute, q.per_day
      from present_player p left join player_quota q on q.player_id = p.id
      """;

  /** Names have ASCII letters only, so ~ comes after all of them. */
  private static final String PAGE =
      SELECT
          + """
          where lower(p.name) collate "C" >= :first and lower(p.name) collate "C" < :end
            and (cast(:after as text) is null or lower(p.name) collate "C" > :after)
          order by lower(p.name) collate "C" limit :limit
          """;

  private static final String FIND = SELECT + "where p.id = :id";

  private final Session session;

  PlayerSearch(@Current Session session) {
    this.session = session;
  }

  private record Row(
      UUID id,
      String name,
      String[] roles,
      Instant createdAt,
      @Nullable String reason,
      @Nullable Instant until,
      boolean limited,
      @Nullable Integer inFlight,
      @Nullable Integer perMinute,
      @Nullable Integer perDay) {
    ListedPlayer player() {
      return new ListedPlayer(
          id,
          name,
          List.of(roles),
          createdAt,
          reason == null ? null : new Suspension(reason, until),
          limited ? new PlayerQuota(inFlight, perMinute, perDay) : null);
    }
  }

  /**
   * A page of players in the order of their names.
   *
   * @param first letters of the names, in any case; empty for all players
   */
  Page<ListedPlayer> page(String first, PageRequest page) {
    String letters = first.toLowerCase(Locale.ROOT);
    String after = Cursor.decode(page.after, key -> key.getFirst()).orElse(null);
    List<ListedPlayer> found =
        session
            .createNativeQuery(PAGE, Row.class)
            .setParameter("first", letters)
            .setParameter("end", letters + '~')
            .setParameter("after", after, String.class)
            .setParameter("limit", page.limit() + 1)
            .getResultStream()
            .map(Row::player)
            .toList();
    return Page.of(found, page.limit(), player -> List.of(player.name().toLowerCase(Locale.ROOT)));
  }

  Optional<ListedPlayer> find(UUID player) {
    return session
        .createNativeQuery(FIND, Row.class)
        .setParameter("id", player)
        .uniqueResultOptional()
        .map(Row::player);
  }
}
