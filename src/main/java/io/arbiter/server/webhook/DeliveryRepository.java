package io.arbiter.server.webhook;

import com.fasterxml.uuid.Generators;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single deliveries, in the caller's transaction. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {
  UUID addPing(UUID webhook) {
    DeliveryEntity ping = new DeliveryEntity();
    ping.id = Generators.timeBasedEpochGenerator().generate();
    ping.webhook = webhook;
    ping.event = WebhookEvent.PING.label();
    ping.request(Instant.now(), Instant.MIN);
    persist(ping);
    return ping.id;
  }

  /** Lets a delivery be tried at once; false if its player has asked for it lately. */
  boolean retry(UUID delivery, Duration window) {
    Instant now = Instant.now();
    return lock(delivery).filter(found -> found.request(now, now.minus(window))).isPresent();
  }

  /** Writes what became of a try, unless the delivery is deleted. */
  void note(
      UUID delivery,
      Delivery.State state,
      @Nullable Instant next,
      Delivery.Try done,
      @Nullable String body) {
    lock(delivery)
        .ifPresent(
            found -> {
              found.state = state;
              found.nextAt = next;
              found.tries++;
              found.triedAt = done.at();
              found.status = done.status();
              found.error = done.error();
              found.detail = done.detail();
              found.body = body;
            });
  }

  private Optional<DeliveryEntity> lock(UUID delivery) {
    return findByIdOptional(delivery, LockModeType.PESSIMISTIC_WRITE);
  }
}
