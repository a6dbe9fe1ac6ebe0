/**
 * How strong a puzzle's tests are: mutants of its accepted solutions, the mutants that the tests
 * accept, and inputs that would tell them apart.
 *
 * <p>Invariant: the same bundle always gets the same report, unless the budget is used up before
 * the end.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.judging}, {@code
 * core.judging.test}, {@code core.report}, {@code sandbox}, {@code worker.author}, {@code
 * worker.outcome}, {@code worker.slot}, {@code worker.validation.trial}.
 */
@NullMarked
package io.arbiter.worker.validation.strength;

import org.jspecify.annotations.NullMarked;
