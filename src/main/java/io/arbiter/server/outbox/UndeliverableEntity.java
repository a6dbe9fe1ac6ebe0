package io.arbiter.server.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Added by {@link OutboxQueries#putAside}. */
@Entity
@Table(name = "undeliverable")
@SuppressWarnings("NullAway.Init")
class UndeliverableEntity {
  @Id UUID id;
  String topic;
  String key;
  byte @Nullable [] payload;
  int bytes;
  String reason;

  Instant failedAt;

  UndeliverableRecord record() {
    return new UndeliverableRecord(id, topic, key, bytes, payload != null, reason, failedAt);
  }
}
