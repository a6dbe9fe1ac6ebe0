package io.arbiter.server.webhook;

import io.arbiter.server.webhook.WebhookQueue.Claim;
import io.arbiter.server.webhook.WebhookQueue.Due;
import io.arbiter.server.webhook.WebhookQueue.Failure;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

  /** Longer than a look-up and a request take. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** No delivery is begun later after the claim: a look-up may take 30 s, a request 10 s. */
  private static final Duration BEGIN = Duration.ofMinutes(1);

  private final WebhookQueue queue;
  private final BodyWriter bodies;
  private final Sending sending;
  private final Semaphore free;
  private final boolean enabled;
  private final InstantSource clock;
  private final Consumer<Runnable> threads;
  private Instant lastUpkeep = Instant.MIN;

  @Inject
  WebhookSender(WebhookQueue queue, BodyWriter bodies, Sending sending, WebhookSettings settings) {
    this(
        queue,
        bodies,
        sending,
        settings.enabled(),
        InstantSource.system(),
        work -> Thread.ofPlatform().daemon().name("webhook").start(work));
  }

  WebhookSender(
      WebhookQueue queue,
      BodyWriter bodies,
      Sending sending,
      boolean enabled,
      InstantSource clock,
      Consumer<Runnable> threads) {
    this.queue = queue;
    this.bodies = bodies;
    this.sending = sending;
    this.free = new Semaphore(IN_FLIGHT);
    this.enabled = enabled;
    this.clock = clock;
    this.threads = threads;
  }

  /** Waits, and begins to send what is due. */
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
        Instant now = clock.instant();
        claims =
            QuarkusTransaction.requiringNew().call(() -> queue.claim(now, now.plus(LEASE), places));
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
        more = sendNext(claim);
      }
      QuarkusTransaction.requiringNew().run(() -> queue.release(claim, clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("webhook %s is tried again when its lease has expired: %s", claim.webhook(), e);
    }
  }

  private boolean sendNext(Claim claim) throws InterruptedException {
    Optional<Due> due =
        QuarkusTransaction.requiringNew().call(() -> queue.next(claim, clock.instant()));
    if (due.isPresent()) {
      send(claim, due.get());
    }
    return due.isPresent();
  }

  private void send(Claim claim, Due due) throws InterruptedException {
    Optional<String> body = bodies.write(due, claim.player());
    if (body.isEmpty()) {
      fail(claim, due, new Failure(null, SendingError.GONE, null), null);
      return;
    }
    String text = body.get();
    switch (sending.send(claim, due, text, clock.instant())) {
      case Answer.Status answer when answer.isSuccess() -> {
        count("delivered");
        QuarkusTransaction.requiringNew()
            .run(() -> queue.succeed(claim, due, answer.status(), text, clock.instant()));
      }
      case Answer.Status answer ->
          fail(claim, due, new Failure(answer.status(), answer.error(), null), text);
      case Answer.None none ->
          fail(claim, due, new Failure(null, none.error(), none.detail()), text);
    }
  }

  private void fail(Claim claim, Due due, Failure failure, @Nullable String body) {
    count(failure.error().name().toLowerCase(Locale.ROOT));
    Instant now = clock.instant();
    Instant next = now.plus(RetryPauses.after(due.tries() + 1));
    boolean again =
        failure.mayPass() && next.isBefore(due.createdAt().plus(WebhookQueue.GIVE_UP_AFTER));
    QuarkusTransaction.requiringNew()
        .run(() -> queue.fail(claim, due, failure, body, again ? next : null, now));
  }

  private static void count(String result) {
    Metrics.counter("arbiter.webhook.tries", "result", result).increment();
  }

  /** Disables webhooks that are full, and deletes old deliveries. */
  void keepUp() {
    Instant now = clock.instant();
    QuarkusTransaction.requiringNew().run(() -> queue.disable(now));
    int deleted;
    do {
      deleted = QuarkusTransaction.requiringNew().call(() -> queue.deleteOld(now, BATCH));
    } while (deleted == BATCH);
  }
}
