package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that has no verdict yet. A script has no puzzle: {@code puzzle} and {@code slug} are
 * null then, and no score depends on them.
 *
 * @param kind as the database stores it
 * @param player null for the run of a visitor
 * @param points of the version that it was sent for
 * @param sourceBytes the size of the source in UTF-8
 */
public record WaitingSubmission(
    UUID id,
    int attempt,
    String kind,
    @Nullable UUID player,
    UUID puzzle,
    String slug,
    int points,
    int sourceBytes,
    String language,
    Instant submittedAt) {
  /**
   * Whether the submission counts as an attempt at its puzzle: it is not a run or a script, and not
   * of a contest that goes on.
   */
  public boolean isAttempt() {
    return SubmissionKind.SUBMISSION.name().equals(kind);
  }

  /** Whether it is no run and no script. Webhooks report the verdicts of submissions only. */
  public boolean isSubmission() {
    return StoredKind.of(kind) == SubmissionKind.SUBMISSION;
  }

  /**
   * Whether it is a run or a script without a source. Either its player has sent an empty one, or
   * the deletion of the account has emptied it.
   */
  public boolean isEmpty() {
    return !isSubmission() && sourceBytes == 0;
  }
}
