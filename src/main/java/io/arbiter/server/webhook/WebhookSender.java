package io.arbiter.server.webhook;

import io.arbiter.server.webhook.WebhookDelivery.SendingError;
import io.arbiter.server.webhook.WebhookQueries.Claim;
import io.arbiter.server.webhook.WebhookQueries.Due;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due. Each claimed webhook has a thread of its own, a platform thread, because the
 * look-up of a name cannot be interrupted and would hold a virtual thread's carrier. A delivery
 * whose result could not be written is sent again.
 */
@ApplicationScoped
public class WebhookSender {
  private static final Logger LOG = Logger.getLogger(WebhookSender.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration UPKEEP = Duration.ofMinutes(1);

  /** The most deliveries at a time. For one webhook there is one at a time. */
  private static final int IN_FLIGHT = 20;

  /** The most deliveries that one transaction deletes. */
  private static final int BATCH = 1000;

  /**
   * No delivery is begun later after the claim, so that the lease lasts until its end: a look-up
   * may take 30 s, a request 10 s.
   */
  private static final Duration BEGIN = Duration.ofMinutes(1);

  private final WebhookQueue queue;
  private final WebhookClient client;
  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final boolean enabled;
  private final InstantSource clock;
  private final Consumer<Runnable> threads;
  private Instant lastUpkeep = Instant.MIN;

  @Inject
  WebhookSender(WebhookQueue queue, WebhookClient client, WebhookSettings settings) {
    this(
        queue,
        client,
        settings.enabled(),
        InstantSource.system(),
        work -> Thread.ofPlatform().daemon().name("webhook").start(work));
  }

  WebhookSender(
      WebhookQueue queue,
      WebhookClient client,
      boolean enabled,
      InstantSource clock,
      Consumer<Runnable> threads) {
    this.queue = queue;
    this.client = client;
    this.enabled = enabled;
    this.clock = clock;
    this.threads = threads;
  }

  public void turn() throws InterruptedException {
    Thread.sleep(LOOK);
    if (enabled) {
      send();
    }
    if (lastUpkeep.isBefore(clock.instant().minus(UPKEEP))) {
      lastUpkeep = clock.instant();
      keepUp();
    }
  }

  /** Claims webhooks for the free places, and begins to send; returns the number of webhooks. */
  int send() {
    int places = free.drainPermits();
    List<Claim> claims = List.of();
    try {
      if (places > 0) {
        claims = queue.claim(clock.instant(), places);
      }
    } finally {
      free.release(places - claims.size());
    }
    for (Claim claim : claims) {
      threads.accept(
          () -> {
            try {
              serve(claim);
            } finally {
              free.release();
            }
          });
    }
    return claims.size();
  }

  /** Sends what is due for one webhook, one after the other, and gives the webhook back. */
  private void serve(Claim claim) {
    Instant end = clock.instant().plus(BEGIN);
    try {
      boolean more = true;
      while (more && clock.instant().isBefore(end)) {
        Optional<Due> due = queue.next(claim, clock.instant());
        if (due.isPresent()) {
          send(claim, due.get());
        }
        more = due.isPresent();
      }
      queue.release(claim, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("webhook %s is tried again when its lease has expired: %s", claim.webhook(), e);
    }
  }

  private void send(Claim claim, Due due) throws InterruptedException {
    @Nullable String body = queue.body(due, claim.player()).orElse(null);
    WebhookDelivery.Try done =
        body == null
            ? WebhookDelivery.Try.failed(clock.instant(), SendingError.GONE, null)
            : client.send(claim, due, body, clock);
    String result = done.error() == null ? "delivered" : done.error().name();
    Metrics.counter("arbiter.webhook.tries", "result", result.toLowerCase(Locale.ROOT)).increment();
    queue.note(claim, due, body, done, clock.instant());
  }

  void keepUp() {
    Instant now = clock.instant();
    queue.disableFull(now);
    int deleted;
    do {
      deleted = queue.deleteOld(now, BATCH);
    } while (deleted == BATCH);
  }
}
