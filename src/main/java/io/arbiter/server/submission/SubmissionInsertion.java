package io.arbiter.server.submission;

import io.arbiter.delivery.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission to add: to a puzzle, unless it is a scratch.
 *
 * @param sourceHash names the source; null when it is not to be answered from earlier judgements
 */
record SubmissionInsertion(
    Job job,
    UUID player,
    @Nullable UUID puzzle,
    @Nullable String idempotencyKey,
    @Nullable String sourceHash) {
  /** The version of the puzzle, for its column. */
  @Nullable Integer version() {
    return job instanceof Job.OfPuzzle of ? of.target().version() : null;
  }

  /** What a scratch reads, for its column. */
  @Nullable String stdin() {
    return job instanceof Job.Scratch scratch && !scratch.stdin().isEmpty()
        ? scratch.stdin()
        : null;
  }
}
