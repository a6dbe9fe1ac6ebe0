package io.arbiter.server.submission;

import io.arbiter.delivery.message.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission, run or script to store.
 *
 * @param player null for the run of a visitor
 * @param puzzle null for a script
 * @param contest that it is sent for; null for an ordinary submission
 */
record NewSubmission(
    Job job,
    @Nullable UUID player,
    @Nullable UUID puzzle,
    @Nullable UUID contest,
    @Nullable String idempotencyKey) {
  String storedKind() {
    return contest != null && job instanceof Job.Submission
        ? StoredKind.CONTEST
        : job.kind().name();
  }

  boolean clean() {
    return job instanceof Job.Submission submission && submission.clean();
  }

  @Nullable Integer version() {
    return job instanceof Job.OfPuzzle of ? of.target().version() : null;
  }

  /** The standard input of a script, or a run's own inputs; null if there is nothing. */
  @Nullable String stdin() {
    return switch (job) {
      case Job.Scratch scratch -> scratch.stdin().isEmpty() ? null : scratch.stdin();
      case Job.Run run -> OwnInputs.stored(run);
      case Job.Submission _, Job.Rejudgement _ -> null;
    };
  }
}
