package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.test.PyValue;

/** What a solution answers to an input that no test has. */
public sealed interface TrialAnswer {
  /** An answer that a test can hold. */
  record Given(PyValue value) implements TrialAnswer {}

  /**
   * No answer.
   *
   * @param reason for the author, such as "raises ValueError: no path"
   */
  record Missing(String reason) implements TrialAnswer {}
}
