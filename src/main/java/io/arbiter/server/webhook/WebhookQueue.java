package io.arbiter.server.webhook;

import jakarta.enterprise.context.ApplicationScoped;
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
 * processes must differ by less than a lease. Every transaction locks a webhook before its
 * deliveries.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class WebhookQueue {
  /**
   * How long a delivery is tried. When a delivery is given up, and no other delivery of its webhook
   * has succeeded for half of this time, the webhook is disabled.
   */
  public static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  /** A webhook is disabled when so many of its deliveries wait. */
  private static final int MOST_WAITING = 1000;

  /** How long deliveries are kept for their player to see. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final WebhookQueries queries;
  private final WebhookRepository webhooks;
  private final DeliveryRepository deliveries;

  WebhookQueue(WebhookQueries queries, WebhookRepository webhooks, DeliveryRepository deliveries) {
    this.queries = queries;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  /** A webhook for which only the process with the lease sends. */
  public record Claim(UUID webhook, UUID lease, UUID player, String url, String secret) {}

  /**
   * A delivery that is due.
   *
   * @param submission null unless one was judged
   * @param puzzle the slug; null unless one was published, like version and title
   * @param body what was sent at the first try; null before it
   * @param contest null unless one has ended, like its title and its end
   */
  public record Due(
      UUID id,
      String event,
      Instant createdAt,
      int tries,
      @Nullable UUID submission,
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String title,
      @Nullable String body,
      @Nullable UUID contest,
      @Nullable String contestTitle,
      @Nullable Instant endedAt) {}

  /**
   * What became of a failed try.
   *
   * @param status of the answer; null without one
   * @param detail about the error, in English
   */
  public record Failure(@Nullable Integer status, SendingError error, @Nullable String detail) {
    /** Whether another try may succeed. */
    public boolean mayPass() {
      return error != SendingError.GONE;
    }
  }

  /** Claims webhooks that have something to send. */
  public List<Claim> claim(Instant now, Instant until, int limit) {
    return queries.claim(now, until, limit);
  }

  /** The next delivery of a claimed webhook; empty if nothing is due or the lease is lost. */
  public Optional<Due> next(Claim claim, Instant now) {
    return queries.next(claim.webhook(), claim.lease(), now);
  }

  /** Writes that a delivery has succeeded. Does nothing if the lease is lost. */
  public void succeed(Claim claim, Due due, int status, String body, Instant now) {
    webhooks
        .lock(claim)
        .ifPresent(
            webhook -> {
              webhook.failingSince = null;
              deliveries.note(
                  due.id(),
                  Delivery.State.DELIVERED,
                  null,
                  new Delivery.Try(now, status, null, null),
                  body);
            });
  }

  /**
   * Writes that a try has failed. Disables the webhook if the delivery is given up and no other has
   * succeeded for half of the time for which it was tried. Does nothing if the lease is lost.
   *
   * @param next when to try again; null if the delivery is given up
   */
  public void fail(
      Claim claim,
      Due due,
      Failure failure,
      @Nullable String body,
      @Nullable Instant next,
      Instant now) {
    webhooks
        .lock(claim)
        .ifPresent(
            webhook -> {
              webhook.fail(
                  now,
                  next == null && failure.mayPass() ? now.minus(GIVE_UP_AFTER.dividedBy(2)) : null);
              deliveries.note(
                  due.id(),
                  next == null ? Delivery.State.FAILED : Delivery.State.WAITING,
                  next,
                  new Delivery.Try(now, failure.status(), failure.error(), failure.detail()),
                  body);
            });
  }

  /** Gives a webhook back, so that it can be claimed as soon as something is due. */
  public void release(Claim claim, Instant now) {
    queries.release(claim.webhook(), claim.lease(), now);
  }

  /**
   * Disables the webhooks for which too many deliveries wait, and ends the waiting deliveries of
   * disabled webhooks.
   */
  public void disable(Instant now) {
    queries.disableFull(now, MOST_WAITING);
    queries.endDisabled();
  }

  /** Deletes deliveries that are kept no longer; returns their number, at most {@code limit}. */
  public int deleteOld(Instant now, int limit) {
    return queries.deleteOld(now.minus(KEPT), limit);
  }
}
