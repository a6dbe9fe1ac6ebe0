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

/** The SQL of deliveries, for their players. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DeliveryStatements {
  private static final String LIST =
      """
      select d.id, d.event, d.submission_id, p.slug, d.state, d.created_at, d.tries, d.next_at,
        d.tried_at, d.status, d.error, d.detail
      from webhook_delivery d left join named_puzzle p on p.id = d.puzzle_id
      where d.webhook_id = :webhook
      """;

  private static final String LIST_ALL =
      """
      select d.id, d.event, d.submission_id, p.slug, d.state, d.created_at, d.tries, d.next_at,
        d.tried_at, d.status, d.error, d.detail
      from webhook w join webhook_delivery d on d.webhook_id = w.id
      left join named_puzzle p on p.id = d.puzzle_id
      where w.player_id = :player and d.id > :after order by d.id limit :limit
      """;

  private static final String ADD_PING =
      """
      insert into webhook_delivery (webhook_id, event, requested_at)
      values (:webhook, :event, now()) returning id
      """;

  private static final String RETRY =
      """
      update webhook_delivery set state = 'WAITING', next_at = now(), requested_at = now()
      where webhook_id = :webhook and id = :id
        and coalesce(requested_at < now() - :window * interval '1 ms', true)
      """;

  /** After all ids. */
  private static final UUID LAST = new UUID(-1, -1);

  private final Session session;

  DeliveryStatements(@Current Session session) {
    this.session = session;
  }

  private record Row(
      UUID id,
      String event,
      @Nullable UUID submission,
      @Nullable String puzzle,
      String state,
      Instant createdAt,
      int tries,
      @Nullable Instant nextAt,
      @Nullable Instant triedAt,
      @Nullable Integer status,
      @Nullable String error,
      @Nullable String detail) {
    Delivery delivery() {
      return new Delivery(
          id,
          event,
          submission,
          puzzle,
          Delivery.State.valueOf(state),
          createdAt,
          tries,
          nextAt,
          triedAt == null && error == null
              ? null
              : new Delivery.Try(
                  triedAt, status, error == null ? null : SendingError.valueOf(error), detail));
    }
  }

  /** A webhook's deliveries, newest first. */
  List<Delivery> list(UUID webhook, Optional<UUID> before, int limit) {
    return session
        .createNativeQuery(LIST + " and d.id < :before order by d.id desc limit :n", Row.class)
        .setParameter("webhook", webhook)
        .setParameter("before", before.orElse(LAST))
        .setParameter("n", limit)
        .getResultStream()
        .map(Row::delivery)
        .toList();
  }

  /** The deliveries of all webhooks of a player after this id, oldest first. */
  List<Delivery> listAll(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(LIST_ALL, Row.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Row::delivery)
        .toList();
  }

  Optional<Delivery> find(UUID webhook, UUID id) {
    return session
        .createNativeQuery(LIST + " and d.id = :id", Row.class)
        .setParameter("webhook", webhook)
        .setParameter("id", id)
        .uniqueResultOptional()
        .map(Row::delivery);
  }

  UUID addPing(UUID webhook) {
    return Column.query(session, ADD_PING, UUID.class)
        .setParameter("webhook", webhook)
        .setParameter("event", WebhookEvent.PING.label())
        .getSingleResult();
  }

  /** Lets a delivery be tried at once; false if its player has asked for it lately. */
  boolean retry(UUID webhook, UUID id, Duration window) {
    return session
            .createNativeMutationQuery(RETRY)
            .setParameter("webhook", webhook)
            .setParameter("id", id)
            .setParameter("window", window.toMillis())
            .executeUpdate()
        > 0;
  }
}
