/**
 * How strong a puzzle's tests are: mutants of its solutions, which of them the tests accept, and
 * inputs that would tell them apart.
 *
 * <p>Invariant: the same bundle gets the same report, unless the budget of time is used up before
 * the end.
 */
@NullMarked
package io.arbiter.worker.validation.strength;

import org.jspecify.annotations.NullMarked;
