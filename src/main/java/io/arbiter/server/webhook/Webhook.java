package io.arbiter.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its player sees it.
 *
 * @param events the names of {@link WebhookEvent}
 * @param failingSince the first failure since the last success
 * @param disabled why nothing is sent; null while deliveries are sent
 * @param secret only in the answer to the request that made the webhook
 */
record Webhook(
    UUID id,
    String url,
    List<String> events,
    Instant createdAt,
    @Nullable Instant failingSince,
    @Nullable Disabled disabled,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
  public Webhook {
    events = List.copyOf(events);
  }

  /** Why Arbiter sends nothing any more, and since when. */
  public record Disabled(DisablingReason reason, Instant at) {}

  /** Why a webhook is disabled. Names are stored. */
  public enum DisablingReason {
    /** A delivery was given up after a day, and no other had succeeded in the last half day. */
    FAILING,

    /** Too many deliveries wait. */
    TOO_MANY_WAITING
  }

  Webhook withSecret(String shown) {
    return new Webhook(id, url, events, createdAt, failingSince, disabled, shown);
  }
}
