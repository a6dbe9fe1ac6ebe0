/**
 * Trials of solutions outside of a submission: inputs from a generator, the answers that accepted
 * solutions agree on, and verdicts within a budget of time.
 *
 * <p>Invariant: a trial ends when its budget is used up, and says so.
 *
 * <p>Uses {@code core.bundle}, {@code core.judging}, {@code core.judging.test}, {@code sandbox},
 * {@code sandbox.protocol}, {@code worker.author}, {@code worker.judging}, {@code worker.outcome},
 * {@code worker.slot}.
 */
@NullMarked
package io.arbiter.worker.validation.trial;

import org.jspecify.annotations.NullMarked;
