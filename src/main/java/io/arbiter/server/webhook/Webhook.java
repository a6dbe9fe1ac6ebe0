package io.arbiter.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its player sees it.
 *
 * @param events {@code submission.judged} when a submission of the player gets a verdict or another
 *     verdict, {@code puzzle.published} when a version of the player's puzzle is published, {@code
 *     contest.ended} when a contest that the player made or registered for is over
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
  /** The event that the player asks for, to try the receiver. Every webhook gets it. */
  static final String PING = "ping";

  record Disabled(DisablingReason reason, Instant at) {}

  /** Names are stored. */
  enum DisablingReason {
    /** A delivery was given up after a day, and no other had succeeded in the last half day. */
    FAILING,

    TOO_MANY_WAITING
  }
}
