package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.bench.ContestPuzzle.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * A submission in the contest with its verdict.
 *
 * @param number of this player's submissions, from 1
 * @param millis from sending the submission to the verdict on its stream
 * @param view the submission with its verdict; a missing node if there is none
 */
record ContestTry(
    String player, ContestPuzzle puzzle, Kind kind, int number, double millis, JsonNode view) {
  /** The longest time from the sending of a submission to its acceptance. */
  private static final Duration TO_ACCEPT = Duration.ofSeconds(2);

  boolean isRight() {
    return kind.verdict.equals(view.path("verdict").asText());
  }

  boolean isAccepted() {
    return view.path("verdict").asText().equals("ACCEPTED");
  }

  boolean isJudged() {
    return !view.isMissingNode();
  }

  Instant submittedAt() {
    return Instant.parse(view.path("submittedAt").asText());
  }

  /**
   * Whether this one, of the same player, certainly waited for its verdict when the other was
   * accepted. The server notes when a submission was sent, and accepts it a moment later.
   */
  boolean waitedAt(ContestTry other) {
    return player.equals(other.player)
        && submittedAt().isBefore(other.submittedAt())
        && judgedAt().isAfter(other.submittedAt().plus(TO_ACCEPT));
  }

  /** When its code began to run: the verdict less the time that the code took. */
  Instant begunAt() {
    return judgedAt().minusMillis(view.path("usage").path("wallMillis").asLong());
  }

  /** By the worker's clock. */
  Instant judgedAt() {
    return Instant.parse(view.path("judgedAt").asText());
  }

  /** Whether this one was sent later, by another player, and ended before the other one began. */
  boolean overtakes(ContestTry other) {
    return !player.equals(other.player)
        && submittedAt().isAfter(other.submittedAt())
        && judgedAt().isBefore(other.begunAt());
  }

  @Override
  public String toString() {
    return "%s's submission %d for %s, %s: %s".formatted(player, number, puzzle.slug(), kind, view);
  }
}
