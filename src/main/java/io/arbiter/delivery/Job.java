package io.arbiter.delivery;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import java.time.Instant;
import java.util.UUID;

/** A source that a worker judges; answered by a {@link JudgingEvent} on {@link Topics#EVENTS}. */
public sealed interface Job extends Work {
  /**
   * Whose source it is.
   *
   * @param attempt fences: only a judgement of the current attempt counts
   */
  record Origin(UUID submission, int attempt, Instant submittedAt) {
    public Origin {
      Complete.require(submission, submittedAt);
    }
  }

  /**
   * The version of a puzzle against which the source is judged.
   *
   * @param puzzle the slug
   * @param testSetHash names the {@link io.arbiter.core.judging.TestSet}
   */
  record Target(String puzzle, int version, String testSetHash) {
    public Target {
      Complete.require(puzzle, testSetHash);
    }
  }

  Origin origin();

  String source();

  Limits limits();

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

  /** A job of a puzzle. */
  sealed interface OfPuzzle extends Job {
    Target target();
  }

  /** All test cases; the result counts at once. */
  record Submission(Origin origin, Target target, String source, Limits limits)
      implements OfPuzzle {
    public Submission {
      Complete.require(origin, target, source, limits);
    }
  }

  /** The samples only. */
  record Run(Origin origin, Target target, String source, Limits limits) implements OfPuzzle {
    public Run {
      Complete.require(origin, target, source, limits);
    }
  }

  /**
   * All test cases, for a submission that is judged; the result counts once the rejudging is
   * applied.
   *
   * @param origin with the attempt that the result becomes then
   */
  record Rejudgement(Origin origin, Target target, String source, Limits limits, UUID rejudging)
      implements OfPuzzle {
    public Rejudgement {
      Complete.require(origin, target, source, limits, rejudging);
    }
  }

  /**
   * A script of no puzzle.
   *
   * @param stdin what it reads from its standard input; may be empty
   */
  record Scratch(Origin origin, String source, Limits limits, String stdin) implements Job {
    public Scratch {
      Complete.require(origin, source, limits, stdin);
    }
  }
}
