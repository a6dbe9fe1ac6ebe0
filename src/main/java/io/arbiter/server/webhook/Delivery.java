package io.arbiter.server.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its player sees it.
 *
 * @param event the name of a {@link WebhookEvent}
 * @param submission that was judged; null for other events
 * @param puzzle that was published; null for other events
 * @param nextTryAt null unless the delivery waits
 * @param last the last try; null before it
 */
record Delivery(
    UUID id,
    String event,
    @Nullable UUID submission,
    @Nullable String puzzle,
    State state,
    Instant createdAt,
    int tries,
    @Nullable Instant nextTryAt,
    @Nullable Try last) {
  /** A row of the database. */
  Delivery(
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
  public enum State {
    WAITING,
    DELIVERED,
    FAILED
  }

  /**
   * A try.
   *
   * @param at null if the webhook was disabled before the first try
   * @param status of the receiver's answer; null without an answer
   * @param error null after a success
   * @param detail about the error, in English
   */
  public record Try(
      @Nullable Instant at,
      @Nullable Integer status,
      @Nullable SendingError error,
      @Nullable String detail) {}
}
