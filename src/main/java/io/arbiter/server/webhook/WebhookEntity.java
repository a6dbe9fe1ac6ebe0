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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the webhooks. A change writes only the columns that it changes. */
@Entity
@Table(name = "webhook")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
class WebhookEntity {
  @ApplicationScoped
  static class Repository implements PanacheRepositoryBase<WebhookEntity, UUID> {}

  @Id UUID id;

  @Column(name = "player_id")
  UUID player;

  String url;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  List<String> events;

  String secret;

  Instant createdAt;

  @Nullable Instant failingSince;

  @Enumerated(EnumType.STRING)
  Webhook.@Nullable DisablingReason disabled;

  @Nullable Instant disabledAt;

  /** Identifies the process that sends for this webhook. */
  @Nullable UUID lease;

  /** Disables the webhook if it has failed since then or longer; null to leave it enabled. */
  void fail(Instant now, @Nullable Instant since) {
    if (failingSince == null) {
      failingSince = now;
    } else if (since != null && !failingSince.isAfter(since)) {
      disabled = Webhook.DisablingReason.FAILING;
      disabledAt = now;
    }
  }

  void enable() {
    disabled = null;
    disabledAt = null;
    failingSince = null;
  }

  /** {@code shownSecret} is null to withhold the secret. */
  Webhook shown(@Nullable String shownSecret) {
    return new Webhook(
        id,
        url,
        events,
        createdAt,
        failingSince,
        disabled == null || disabledAt == null ? null : new Webhook.Disabled(disabled, disabledAt),
        shownSecret);
  }
}
