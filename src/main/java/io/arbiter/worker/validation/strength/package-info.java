/**
 * How strong a puzzle's tests are: mutants of its accepted solutions, the mutants that the tests
 * accept, and inputs that would tell them apart.
 *
 * <p>Invariant: the same bundle always gets the same report, unless the budget is used up before
 * the end.
 *
 * <p>Trials of solutions outside of a submission: inputs from a generator, the answers that
 * accepted solutions agree on, and verdicts within a budget of time.
 *
 * <p>Invariant: a trial ends when its budget is used up, and says so.
 */
@NullMarked
package io.arbiter.worker.validation.strength;

import org.jspecify.annotations.NullMarked;
