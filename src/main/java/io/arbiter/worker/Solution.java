package io.arbiter.worker;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.delivery.message.Job;

/**
 * The source to judge, of a player, an author or an attack.
 *
 * @param kind decides whether the result shows values and output; for a SUBMISSION they stay hidden
 * @param stdin the standard input of a script; empty for other kinds
 */
public record Solution(SubmissionKind kind, String source, Limits limits, String stdin) {
  /** A source that is judged like a submission. */
  public static Solution submission(String source, Limits limits) {
    return new Solution(SubmissionKind.SUBMISSION, source, limits, "");
  }

  /** A source that is judged like a run: the result shows what it prints and returns. */
  public static Solution run(String source, Limits limits) {
    return new Solution(SubmissionKind.RUN, source, limits, "");
  }

  static Solution of(Job job) {
    return switch (job) {
      case Job.Submission _, Job.Rejudgement _ -> submission(job.source(), job.limits());
      case Job.Run _ -> run(job.source(), job.limits());
      case Job.Scratch scratch ->
          new Solution(SubmissionKind.SCRATCH, scratch.source(), scratch.limits(), scratch.stdin());
    };
  }
}
