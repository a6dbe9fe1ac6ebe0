package io.arbiter.server.submission;

import io.arbiter.delivery.message.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission to insert.
 *
 * @param player null for the run of a visitor
 * @param puzzle null for a scratch
 * @param contest that the submission is for; null for an ordinary submission
 */
public record SubmissionInsertion(
    Job job,
    @Nullable UUID player,
    @Nullable UUID puzzle,
    @Nullable UUID contest,
    @Nullable String idempotencyKey) {
  /** The kind, as the database stores it. */
  public String kind() {
    return contest != null && job instanceof Job.Submission
        ? StoredKind.CONTEST
        : job.kind().name();
  }

  /** Whether the source gets a child process of its own. */
  public boolean clean() {
    return job instanceof Job.Submission submission && submission.clean();
  }

  /** The version of the puzzle; null for a scratch. */
  public @Nullable Integer version() {
    return job instanceof Job.OfPuzzle of ? of.target().version() : null;
  }

  /** The standard input of a scratch, or a run's own inputs; null if there is nothing. */
  public @Nullable String stdin() {
    return switch (job) {
      case Job.Scratch scratch -> scratch.stdin().isEmpty() ? null : scratch.stdin();
      case Job.Run run -> OwnInputs.stored(run.inputs());
      case Job.Submission _, Job.Rejudgement _ -> null;
    };
  }
}
