package io.arbiter.server.webhook;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.puzzle.PublicationListener;
import jakarta.enterprise.context.ApplicationScoped;
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

  /** After all ids. */
  private static final UUID LAST = new UUID(-1, -1);

  private final Webhooks webhooks;
  private final WebhookQueries queries;
  private final DeliveryRepository deliveries;
  private final PlayerStore players;

  Deliveries(
      Webhooks webhooks,
      WebhookQueries queries,
      DeliveryRepository deliveries,
      PlayerStore players) {
    this.webhooks = webhooks;
    this.queries = queries;
    this.deliveries = deliveries;
    this.players = players;
  }

  /** A page of the deliveries of a player's webhook, newest first. */
  Page<Delivery> page(UUID player, UUID webhook, PageRequest request) {
    UUID before = Cursor.decode(request.after, key -> UUID.fromString(key.getFirst())).orElse(LAST);
    UUID own = webhooks.require(player, webhook).id();
    List<Delivery> rows = queries.deliveries(own, before, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  /**
   * Adds a delivery that says nothing, to try the receiver.
   *
   * @throws ProblemException NOT_FOUND if the player has no such webhook, CONFLICT if it is
   *     disabled, TOO_MANY_REQUESTS if the player has asked for too many deliveries
   */
  Delivery ping(UUID player, UUID webhook) {
    requireRoom(player, webhook);
    return require(webhook, deliveries.addPing(webhook));
  }

  /**
   * Sends a delivery again, whatever became of it.
   *
   * @throws ProblemException as {@link #ping} does, and NOT_FOUND if there is no such delivery
   */
  Delivery retry(UUID player, UUID webhook, UUID delivery) {
    requireRoom(player, webhook);
    require(webhook, delivery);
    if (!deliveries.retry(delivery, WINDOW)) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_REQUESTS, "this delivery is sent again already", WINDOW);
    }
    return require(webhook, delivery);
  }

  private void requireRoom(UUID player, UUID webhook) {
    // The lock lets requests of one player wait for each other, so that the count is right.
    players.lockPresent(player);
    if (webhooks.require(player, webhook).disabled() != null) {
      throw new ProblemException(ErrorCode.CONFLICT, "the webhook is disabled; enable it first");
    }
    if (queries.countRequests(player, Instant.now().minus(WINDOW)) >= MOST_REQUESTS) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_REQUESTS,
          "you may ask for %d deliveries a minute".formatted(MOST_REQUESTS),
          WINDOW);
    }
  }

  private Delivery require(UUID webhook, UUID delivery) {
    return queries
        .delivery(webhook, delivery)
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no delivery " + delivery));
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
