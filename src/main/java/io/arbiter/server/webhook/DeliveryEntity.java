package io.arbiter.server.webhook;

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
  @Id UUID id;

  @Column(name = "webhook_id")
  UUID webhook;

  String event;

  @Enumerated(EnumType.STRING)
  Delivery.State state;

  @Column(name = "next_at")
  @Nullable Instant nextAt;

  int tries;

  @Column(name = "tried_at")
  @Nullable Instant triedAt;

  @Nullable Integer status;

  @Enumerated(EnumType.STRING)
  @Nullable SendingError error;

  @Nullable String detail;

  /** What was sent, from the first try on. */
  @Nullable String body;

  @Column(name = "requested_at")
  @Nullable Instant requestedAt;

  /** Has the delivery sent at once, unless its player has asked for it since then. */
  boolean request(Instant now, Instant since) {
    if (requestedAt != null && !requestedAt.isBefore(since)) {
      return false;
    }
    state = Delivery.State.WAITING;
    nextAt = now;
    requestedAt = now;
    return true;
  }
}
