package io.arbiter.server.webhook;

import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told of. */
enum WebhookEvent {
  /** A submission of the player has a verdict, or a rejudging has changed the verdict. */
  SUBMISSION_JUDGED("submission.judged"),

  /** A version of a puzzle of the player is published. */
  PUZZLE_PUBLISHED("puzzle.published"),

  /** A contest of the player, or for which the player registered, is over. */
  CONTEST_ENDED("contest.ended"),

  /** The player asked for a delivery, to try the receiver. Every webhook gets it. */
  PING("ping");

  private final String label;

  WebhookEvent(String label) {
    this.label = label;
  }

  /** The name in the API. */
  public String label() {
    return label;
  }

  /** The event with this name in the API. */
  public static Optional<WebhookEvent> of(String label) {
    return Arrays.stream(values()).filter(event -> event.label.equals(label)).findFirst();
  }
}
