package io.arbiter.delivery.message;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.SourceCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A source for a worker to judge. The worker answers with a {@link JudgingEvent} on {@link
 * Topics#EVENTS}.
 */
public sealed interface Job extends Work {
  /**
   * The submission that the source belongs to.
   *
   * @param attempt of the submission; only a judgement of the current attempt counts
   */
  record Origin(UUID submission, int attempt, Instant submittedAt) {}

  /**
   * The version of a puzzle against which the source is judged.
   *
   * @param puzzle the slug
   * @param testSetHash the hash of the {@link io.arbiter.core.judging.test.TestSet}, which is its
   *     key
   */
  record Target(String puzzle, int version, String testSetHash) {}

  Origin origin();

  SourceCode source();

  Limits limits();

  @Override
  default UUID id() {
    return submission();
  }

  default UUID submission() {
    return origin().submission();
  }

  default int attempt() {
    return origin().attempt();
  }

  /** How the source is judged. */
  default SubmissionKind kind() {
    return switch (this) {
      case Submission _, Rejudgement _ -> SubmissionKind.SUBMISSION;
      case Run _ -> SubmissionKind.RUN;
      case Scratch _ -> SubmissionKind.SCRATCH;
    };
  }

  /** A job that needs the tests of a puzzle. */
  sealed interface OfPuzzle extends Job {
    Target target();
  }

  /**
   * Judge a submission with all test cases. The result counts at once.
   *
   * @param clean whether the source gets a child process that has run nothing before
   */
  record Submission(Origin origin, Target target, SourceCode source, Limits limits, boolean clean)
      implements OfPuzzle {
    /** A submission that any child may run. */
    public Submission(Origin origin, Target target, SourceCode source, Limits limits) {
      this(origin, target, source, limits, false);
    }
  }

  /**
   * Run the source with the samples only, with one of them, or with the player's own inputs.
   *
   * @param inputs of each call, the list of its arguments, or the text of Python that makes the
   *     list; empty for the samples
   * @param sample the number of the only sample, from 1; 0 for all samples or own inputs
   * @param trace whether the steps of the run are recorded
   */
  record Run(
      Origin origin,
      Target target,
      SourceCode source,
      Limits limits,
      List<PyValue> inputs,
      int sample,
      boolean trace)
      implements OfPuzzle {
    /** A run with the samples. */
    public Run(Origin origin, Target target, SourceCode source, Limits limits) {
      this(origin, target, source, limits, List.of(), 0, false);
    }
  }

  /**
   * Judge a submission again with all test cases. The result counts when the rejudging is applied.
   *
   * @param origin with the attempt that the submission then gets
   */
  record Rejudgement(Origin origin, Target target, SourceCode source, Limits limits, UUID rejudging)
      implements OfPuzzle {}

  /**
   * Run a script that belongs to no puzzle.
   *
   * @param stdin the standard input of the script; may be empty
   */
  record Scratch(Origin origin, SourceCode source, Limits limits, String stdin) implements Job {}
}
