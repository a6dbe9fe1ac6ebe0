package io.arbiter.server.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its player sees it.
 *
 * @param event one of {@link Webhook#events}, or {@link Webhook#PING}
 * @param submission that was judged; null for other events
 * @param puzzle that was published; null for other events
 * @param nextTryAt null unless the delivery waits
 * @param last the last try; null before it
 */
record WebhookDelivery(
    UUID id,
    String event,
    @Nullable UUID submission,
    @Nullable String puzzle,
    State state,
    Instant createdAt,
    int tries,
    @Nullable Instant nextTryAt,
    @Nullable Try last) {
  WebhookDelivery(
      UUID id,
      String event,
      @Nullable UUID submission,
      @Nullable String puzzle,
      String state,
      Instant createdAt,
      int tries,
      @Nullable Instant nextTryAt,
      @Nullable Instant triedAt,
      @Nullable Integer status,
      @Nullable String error,
      @Nullable String detail) {
    this(
        id,
        event,
        submission,
        puzzle,
        State.valueOf(state),
        createdAt,
        tries,
        nextTryAt,
        triedAt == null && error == null
            ? null
            : new Try(triedAt, status, error == null ? null : SendingError.valueOf(error), detail));
  }

  /** Where a delivery is. Names are stored. */
  enum State {
    WAITING,
    DELIVERED,
    FAILED
  }

  /**
   * A try; {@code at} is null if the webhook was disabled before it, {@code status} without an
   * answer.
   */
  record Try(
      @Nullable Instant at,
      @Nullable Integer status,
      @Nullable SendingError error,
      @Nullable String detail) {
    static Try failed(Instant at, SendingError error, @Nullable String detail) {
      return new Try(at, null, error, detail);
    }
  }

  /** Why a try failed. Names are stored. */
  enum SendingError {
    /** The answer has another status than 200 to 299. */
    STATUS,

    /** The answer leads elsewhere. Arbiter does not follow. */
    REDIRECT,

    TIMEOUT,

    /** The name has no address, or one of its addresses is not public. */
    NO_PUBLIC_ADDRESS,

    /** The operator no longer allows such a URL. */
    URL_REFUSED,

    /** There was no connection, or it broke. */
    CONNECTION,

    /** The receiver's certificate is not valid, or there was no agreement on TLS. */
    TLS,

    /** What the delivery is about does not exist any more. Another try cannot succeed. */
    GONE,

    /** The webhook was disabled before the delivery succeeded. */
    DISABLED
  }
}
