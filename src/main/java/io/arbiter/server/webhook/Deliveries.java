package io.arbiter.server.webhook;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.puzzle.PublicationListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The deliveries of webhooks, as their players see them and ask for them. Thread-safe. */
@ApplicationScoped
@Transactional
public class Deliveries implements PublicationListener {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Deliveries that a player may ask for in {@link #WINDOW}: tests, and repetitions. */
  private static final int MOST_REQUESTS = 10;

  private static final UUID LAST = new UUID(-1, -1);

  private final Webhooks webhooks;
  private final WebhookQueries queries;
  private final DeliveryEntity.Repository deliveries;
  private final PlayerStore players;

  Deliveries(
      Webhooks webhooks,
      WebhookQueries queries,
      DeliveryEntity.Repository deliveries,
      PlayerStore players) {
    this.webhooks = webhooks;
    this.queries = queries;
    this.deliveries = deliveries;
    this.players = players;
  }

  /** Newest first. */
  Page<WebhookDelivery> page(UUID player, UUID webhook, PageRequest request) {
    UUID before = Cursor.id(request.after).orElse(LAST);
    UUID own = webhooks.require(player, webhook).id;
    List<WebhookDelivery> rows = queries.deliveries(own, before, null, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  /** Adds a delivery that says nothing, to try the receiver. */
  WebhookDelivery ping(UUID player, UUID webhook) {
    requireMayAsk(player, webhook);
    DeliveryEntity ping = new DeliveryEntity();
    ping.id = TimeOrderedId.next();
    ping.webhook = webhook;
    ping.event = Webhook.PING;
    ping.request(Instant.now(), Instant.MIN);
    deliveries.persist(ping);
    return require(webhook, ping.id);
  }

  /** Sends a delivery again, whatever became of it. */
  WebhookDelivery retry(UUID player, UUID webhook, UUID delivery) {
    requireMayAsk(player, webhook);
    require(webhook, delivery);
    Instant now = Instant.now();
    boolean requested =
        deliveries
            .findByIdOptional(delivery, LockModeType.PESSIMISTIC_WRITE)
            .filter(found -> found.request(now, now.minus(WINDOW)))
            .isPresent();
    if (!requested) {
      throw tooMany("this delivery is sent again already");
    }
    return require(webhook, delivery);
  }

  private void requireMayAsk(UUID player, UUID webhook) {
    // The lock lets requests of one player wait for each other, so that the count is right.
    players.lockPresent(player);
    if (webhooks.require(player, webhook).disabled != null) {
      throw ProblemReason.WEBHOOK_DISABLED.problem();
    }
    if (queries.countRequests(player, Instant.now().minus(WINDOW)) >= MOST_REQUESTS) {
      throw tooMany("you may ask for %d deliveries a minute".formatted(MOST_REQUESTS));
    }
  }

  private static ProblemException tooMany(String detail) {
    return new ProblemException(ErrorCode.TOO_MANY_REQUESTS, detail, WINDOW);
  }

  private WebhookDelivery require(UUID webhook, UUID delivery) {
    return queries.deliveries(webhook, LAST, delivery, 1).stream()
        .findFirst()
        .orElseThrow(() -> ProblemReason.NOT_THERE.problem("delivery", delivery));
  }

  /** Adds a delivery for each webhook of the owner and the players of a contest. */
  @Transactional(TxType.MANDATORY)
  public void contestEnded(UUID contest) {
    queries.addEnded(contest);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void published(UUID author, UUID puzzle, int version) {
    queries.addPublished(author, puzzle, version);
  }
}
