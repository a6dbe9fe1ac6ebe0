package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.delivery.message.Job;
import java.util.List;

/**
 * The source to judge, of a player, an author or an attack.
 *
 * @param kind decides whether the result shows values and output; for a SUBMISSION they stay hidden
 * @param stdin the standard input of a script; empty for other kinds
 * @param inputs the player's own inputs of a run, as {@link Job.Run} has them; empty for the
 *     puzzle's tests
 * @param trace whether the steps of a run with own inputs are recorded
 */
public record Solution(
    SubmissionKind kind,
    String source,
    Limits limits,
    String stdin,
    List<PyValue> inputs,
    boolean trace) {
  /** A source that is judged like a submission. */
  public static Solution submission(String source, Limits limits) {
    return new Solution(SubmissionKind.SUBMISSION, source, limits, "", List.of(), false);
  }

  /** A source that is judged like a run: the result shows what it prints and returns. */
  public static Solution run(String source, Limits limits, List<PyValue> inputs) {
    return new Solution(SubmissionKind.RUN, source, limits, "", inputs, false);
  }

  public static Solution of(Job job) {
    return switch (job) {
      case Job.Submission _, Job.Rejudgement _ -> submission(job.source(), job.limits());
      case Job.Run run ->
          new Solution(run.kind(), run.source(), run.limits(), "", run.inputs(), run.trace());
      case Job.Scratch scratch ->
          new Solution(
              scratch.kind(),
              scratch.source(),
              scratch.limits(),
              scratch.stdin(),
              List.of(),
              false);
    };
  }
}
