package io.arbiter.server.rejudging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rejudging as the API shows it.
 *
 * @param skipped submissions that got a newer judgement in the meantime; they keep the newer
 *     judgement
 * @param report what changes; null in lists, and until all results are in
 */
record Rejudging(
    UUID id,
    @JsonUnwrapped Subject subject,
    State state,
    Progress progress,
    int skipped,
    @JsonUnwrapped Times times,
    @JsonUnwrapped @Nullable RejudgingReport report) {

  /** States only go forward; a dry run stays at REPORTED. */
  enum State {
    /** Some results are missing. */
    JUDGING,
    /** All results are in, and the report is stored. No judgement has changed. */
    REPORTED,
    /** The results replace the judgements, player by player. */
    APPLYING,
    /** All results are applied, except those of skipped submissions. */
    APPLIED
  }

  /**
   * What is judged.
   *
   * @param slug of the puzzle
   * @param version of the puzzle, against which the submissions are judged
   * @param submission the only submission that is judged again, or null for all of the puzzle
   * @param apply whether the results become the judgements
   */
  record Subject(String slug, int version, @Nullable UUID submission, boolean apply) {}

  /** How many results are in. */
  record Progress(int done, int total) {}

  record Times(Instant requestedAt, @Nullable Instant reportedAt, @Nullable Instant appliedAt) {}
}
