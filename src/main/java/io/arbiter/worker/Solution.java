package io.arbiter.worker;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.delivery.Job;

/**
 * What is judged: a player's, an author's or an attack's source.
 *
 * @param kind decides whether the result shows values and output: those of a SUBMISSION stay hidden
 * @param stdin what a scratch reads from its standard input; empty for the others
 */
public record Solution(SubmissionKind kind, String source, Limits limits, String stdin) {
  /** A source that is judged as a submission is. */
  public static Solution submission(String source, Limits limits) {
    return new Solution(SubmissionKind.SUBMISSION, source, limits, "");
  }

  /** A source that is judged as a run is: the result shows what it prints and returns. */
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
