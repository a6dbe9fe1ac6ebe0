package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A submission that has no verdict yet. Nobody asks a script, which is for no puzzle, for one.
 *
 * @param kind a {@link SubmissionKind}, as the database has it
 * @param points of the version that it was sent for
 * @param sourceBytes of its source in UTF-8
 */
public record WaitingSubmission(
    UUID id,
    int attempt,
    String kind,
    UUID player,
    UUID puzzle,
    String slug,
    int points,
    int sourceBytes,
    Instant submittedAt) {
  /** Whether it is an attempt at its puzzle. */
  public boolean isAttempt() {
    return SubmissionKind.valueOf(kind) == SubmissionKind.SUBMISSION;
  }
}
