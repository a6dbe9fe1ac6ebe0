package io.arbiter.server.webhook;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of webhooks, for their players. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class WebhookStatements {
  private static final String LIST =
      """
      select id, url, events, created_at, failing_since, disabled, disabled_at from webhook
      where player_id = :player
      """;

  private static final String ADD =
      """
      insert into webhook (player_id, url, events, secret)
      select :player, :url, :events, :secret
      where (select count(*) from webhook where player_id = :player) < :most
      returning id, url, events, created_at, failing_since, disabled, disabled_at
      """;

  private static final String ENABLE =
      """
      update webhook set disabled = null, disabled_at = null, failing_since = null
      where id = :id and player_id = :player
      """;

  /** Deleted accounts have no webhooks. */
  private static final String ADD_PUBLISHED =
      """
      insert into webhook_delivery (webhook_id, event, puzzle_id, version)
      select id, :event, :puzzle, :version from webhook
      where player_id = :author and disabled is null and :event = any(events)
      for key share skip locked
      """;

  private static final String ADD_ENDED =
      """
      insert into webhook_delivery (webhook_id, event, contest_id)
      select w.id, :event, :contest from webhook w
      where w.disabled is null and :event = any(w.events) and w.player_id in (
        select r.player_id from contestant r where r.contest_id = :contest
        union select c.owner_id from named_contest c where c.id = :contest)
      for key share of w skip locked
      """;

  private static final String COUNT_REQUESTS =
      """
      select count(*) from webhook_delivery d join webhook w on w.id = d.webhook_id
      where w.player_id = :player and d.requested_at > now() - :window * interval '1 ms'
      """;

  private final Session session;

  WebhookStatements(@Current Session session) {
    this.session = session;
  }

  private record Row(
      UUID id,
      String url,
      String[] events,
      Instant createdAt,
      @Nullable Instant failingSince,
      @Nullable String disabled,
      @Nullable Instant disabledAt) {
    Webhook webhook() {
      return new Webhook(
          id,
          url,
          List.of(events),
          createdAt,
          failingSince,
          disabled == null || disabledAt == null
              ? null
              : new Webhook.Disabled(Webhook.DisablingReason.valueOf(disabled), disabledAt),
          null);
    }
  }

  /** A player's webhooks after this id, oldest first. */
  List<Webhook> list(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(LIST + " and id > :after order by id limit :limit", Row.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Row::webhook)
        .toList();
  }

  Optional<Webhook> find(UUID player, UUID id) {
    return session
        .createNativeQuery(LIST + " and id = :id", Row.class)
        .setParameter("player", player)
        .setParameter("id", id)
        .uniqueResultOptional()
        .map(Row::webhook);
  }

  /** Adds a webhook, unless the player has so many. The caller holds the player's lock. */
  Optional<Webhook> add(UUID player, String url, List<String> events, String secret, int most) {
    return session
        .createNativeQuery(ADD, Row.class)
        .setParameter("player", player)
        .setParameter("url", url)
        .setParameter("events", events.toArray(String[]::new))
        .setParameter("secret", secret)
        .setParameter("most", most)
        .uniqueResultOptional()
        .map(Row::webhook);
  }

  boolean delete(UUID player, UUID id) {
    return session
            .createNativeMutationQuery("delete from webhook where id = :id and player_id = :player")
            .setParameter("id", id)
            .setParameter("player", player)
            .executeUpdate()
        > 0;
  }

  void deleteAllOf(UUID player) {
    session
        .createNativeMutationQuery("delete from webhook where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }

  /** Lets deliveries be sent again; false if the player has no such webhook. */
  boolean enable(UUID player, UUID id) {
    return session
            .createNativeMutationQuery(ENABLE)
            .setParameter("id", id)
            .setParameter("player", player)
            .executeUpdate()
        > 0;
  }

  void addPublished(UUID author, UUID puzzle, int version) {
    session
        .createNativeMutationQuery(ADD_PUBLISHED)
        .setParameter("event", WebhookEvent.PUZZLE_PUBLISHED.label())
        .setParameter("author", author)
        .setParameter("puzzle", puzzle)
        .setParameter("version", version)
        .executeUpdate();
  }

  void addEnded(UUID contest) {
    session
        .createNativeMutationQuery(ADD_ENDED)
        .setParameter("event", WebhookEvent.CONTEST_ENDED.label())
        .setParameter("contest", contest)
        .executeUpdate();
  }

  /** How many deliveries the player has asked for lately. */
  long countRequests(UUID player, Duration window) {
    return Column.query(session, COUNT_REQUESTS, Long.class)
        .setParameter("player", player)
        .setParameter("window", window.toMillis())
        .getSingleResult();
  }
}
