package io.arbiter.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.webhook.WebhookDelivery.SendingError;
import io.arbiter.server.webhook.WebhookQueries.Claim;
import io.arbiter.server.webhook.WebhookQueries.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent next, and what became of it. A process claims a webhook with a lease, sends what is
 * due, and writes each result only while it has the lease. A webhook whose process died is claimed
 * again when the lease has expired. All times are those of the caller's clock; the clocks of the
 * processes must differ by less than a lease. Each method is a transaction of its own, and locks a
 * webhook before its deliveries.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class WebhookQueue {
  /** Longer than a look-up and a request take. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /**
   * How long a delivery is tried. When a delivery is given up, and no other delivery of its webhook
   * has succeeded for half of this time, the webhook is disabled.
   */
  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
  private static final int PAUSE_FACTOR = 3;

  /** A webhook is disabled when so many of its deliveries wait. */
  private static final int MOST_WAITING = 1000;

  /** How long deliveries are kept for their player to see. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final WebhookQueries queries;
  private final WebhookEntity.Repository webhooks;
  private final DeliveryEntity.Repository deliveries;
  private final SubmissionCatalog submissions;
  private final ObjectMapper mapper;

  WebhookQueue(
      WebhookQueries queries,
      WebhookEntity.Repository webhooks,
      DeliveryEntity.Repository deliveries,
      SubmissionCatalog submissions,
      ObjectMapper mapper) {
    this.queries = queries;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.submissions = submissions;
    this.mapper = mapper;
  }

  List<Claim> claim(Instant now, int limit) {
    return queries.claim(now, now.plus(LEASE), limit);
  }

  /** The next delivery of a claimed webhook; empty if nothing is due or the lease is lost. */
  Optional<Due> next(Claim claim, Instant now) {
    return queries.next(claim.webhook(), claim.lease(), now);
  }

  /**
   * What is sent: at each try the same. It is written with the API's own reader of submissions, so
   * a webhook tells its player nothing that the API would not.
   *
   * @return empty if what the delivery is about does not exist any more
   */
  Optional<String> body(Due due, UUID player) {
    WebhookQueries.Body body = due.body();
    if (due.sent() != null) {
      return Optional.of(due.sent());
    }
    if (due.submission() != null) {
      return submissions
          .findWithoutSource(due.submission(), new Viewer(Optional.of(player), false))
          .map(submission -> json(body.with(submission)));
    }
    return body.event().equals("contest.ended") && body.contest() == null
        ? Optional.empty()
        : Optional.of(json(body));
  }

  private String json(WebhookQueries.Body body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body cannot be written as JSON", e);
    }
  }

  /**
   * Writes what became of a try. A failed delivery is tried again for a day. Does nothing if the
   * lease is lost or the delivery is deleted.
   *
   * @param body what was sent; null if there was nothing to send
   */
  void note(Claim claim, Due due, @Nullable String body, WebhookDelivery.Try done, Instant now) {
    webhooks
        .findByIdOptional(claim.webhook(), LockModeType.PESSIMISTIC_WRITE)
        .filter(webhook -> claim.lease().equals(webhook.lease))
        .ifPresent(
            webhook -> {
              Instant next = nextTry(due, done.error(), now);
              if (done.error() == null) {
                webhook.failingSince = null;
              } else {
                boolean givenUp = next == null && done.error() != SendingError.GONE;
                webhook.fail(now, givenUp ? now.minus(GIVE_UP_AFTER.dividedBy(2)) : null);
              }
              deliveries
                  .findByIdOptional(due.id(), LockModeType.PESSIMISTIC_WRITE)
                  .ifPresent(delivery -> delivery.note(done, next, body));
            });
  }

  private static @Nullable Instant nextTry(Due due, @Nullable SendingError error, Instant now) {
    Instant next = now.plus(pause(due.tries() + 1));
    boolean again =
        error != null
            && error != SendingError.GONE
            && next.isBefore(due.body().at().plus(GIVE_UP_AFTER));
    return again ? next : null;
  }

  static Duration pause(int tries) {
    Duration pause = SHORTEST_PAUSE;
    for (int i = 1; i < tries && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(PAUSE_FACTOR);
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Gives a webhook back, so that it can be claimed as soon as something is due. */
  void release(Claim claim, Instant now) {
    queries.release(claim.webhook(), claim.lease(), now);
  }

  void disableFull(Instant now) {
    queries.disableFull(Webhook.DisablingReason.TOO_MANY_WAITING, now, MOST_WAITING);
    queries.endWaiting(SendingError.DISABLED);
  }

  int deleteOld(Instant now, int limit) {
    return queries.deleteOld(now.minus(KEPT), limit);
  }
}
