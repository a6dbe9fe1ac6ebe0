package io.arbiter.server.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What changes of a delivery. A change writes only the columns that it changes. */
@Entity
@Table(name = "webhook_delivery")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
class DeliveryEntity {
  @ApplicationScoped
  static class Repository implements PanacheRepositoryBase<DeliveryEntity, UUID> {}

  @Id UUID id;

  @Column(name = "webhook_id")
  UUID webhook;

  String event;

  @Enumerated(EnumType.STRING)
  WebhookDelivery.State state;

  @Nullable Instant nextAt;

  int tries;

  @Nullable Instant triedAt;

  @Nullable Integer status;

  @Enumerated(EnumType.STRING)
  WebhookDelivery.@Nullable SendingError error;

  @Nullable String detail;

  /** What was sent, from the first try on. */
  @Nullable String body;

  @Nullable Instant requestedAt;

  /** Has the delivery sent at once, unless its player has asked for it since then. */
  boolean request(Instant now, Instant since) {
    if (requestedAt != null && !requestedAt.isBefore(since)) {
      return false;
    }
    state = WebhookDelivery.State.WAITING;
    nextAt = now;
    requestedAt = now;
    return true;
  }

  /** The delivery is tried again at {@code next}; never if it is null. */
  void note(WebhookDelivery.Try done, @Nullable Instant next, @Nullable String sent) {
    if (next != null) {
      state = WebhookDelivery.State.WAITING;
    } else {
      state = done.error() == null ? WebhookDelivery.State.DELIVERED : WebhookDelivery.State.FAILED;
    }
    nextAt = next;
    tries++;
    triedAt = done.at();
    status = done.status();
    error = done.error();
    detail = done.detail();
    body = sent;
  }
}
