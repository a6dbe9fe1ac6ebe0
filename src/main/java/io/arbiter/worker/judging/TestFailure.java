package io.arbiter.worker.judging;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a test case, or of loading the source.
 *
 * @param category null while loading
 * @param index the test's number within its category, from 1; 0 while loading
 * @param test null while loading
 * @param answer the result of checking the value; null if there was no value
 * @param repeated whether the engine failed in the same way in two children, so that the player's
 *     code is what makes the engine fail
 */
record TestFailure(
    @Nullable TestCategory category,
    int index,
    @Nullable TestCase test,
    Outcome outcome,
    @Nullable Answer answer,
    boolean repeated) {
  TestFailure(
      @Nullable TestCategory category,
      int index,
      @Nullable TestCase test,
      Outcome outcome,
      @Nullable Answer answer) {
    this(category, index, test, outcome, answer, false);
  }

  /**
   * This failure, compared with the failure of the same source in another child: {@link #repeated}
   * if the engine failed both times, with the same exception at the same place.
   */
  TestFailure after(@Nullable EngineCrash other) {
    @Nullable EngineCrash own = crash();
    return own == null || !own.equals(other)
        ? this
        : new TestFailure(category, index, test, outcome, answer, true);
  }

  /** The engine's failure on the player's code; null for every other failure. */
  @Nullable EngineCrash crash() {
    return outcome instanceof Outcome.EngineFault(String _, EngineCrash crash) ? crash : null;
  }

  Verdict verdict() {
    if (authorFault() != null) {
      return Verdict.AUTHOR_ERROR;
    }
    return switch (outcome) {
      case Outcome.Returned _, Outcome.NotPlain _ -> Verdict.WRONG_ANSWER;
      case Outcome.Raised _ -> Verdict.RUNTIME_ERROR;
      case Outcome.AdapterRaised _ -> Verdict.AUTHOR_ERROR;
      case Outcome.SyntaxError _ -> Verdict.SYNTAX_ERROR;
      case Outcome.MissingFunction _ -> Verdict.MISSING_FUNCTION;
      case Outcome.Denied _ -> Verdict.FORBIDDEN;
      case Outcome.EngineFault _ -> repeated ? Verdict.RUNTIME_ERROR : Verdict.JUDGE_ERROR;
      case Outcome.LimitHit(Limit limit, long _, long _) ->
          switch (limit) {
            case CPU, WALL, STEPS -> Verdict.TIME_LIMIT;
            case MEMORY -> Verdict.MEMORY_LIMIT;
            case OUTPUT -> Verdict.OUTPUT_LIMIT;
          };
    };
  }

  @Nullable AuthorFault authorFault() {
    return answer == null ? null : answer.fault();
  }

  /** The traceback of the puzzle's own code for its author; null if that code did not fail. */
  @Nullable String authorTraceback() {
    @Nullable AuthorFault fault = authorFault();
    if (fault != null) {
      return fault.forAuthor();
    }
    return outcome instanceof Outcome.AdapterRaised(String _, String _, String traceback)
        ? traceback
        : null;
  }
}
