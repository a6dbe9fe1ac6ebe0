/**
 * The search for the smallest input on which a player's solution fails.
 *
 * <p>Invariant: an input of a hidden test is never shown.
 *
 * <p>Uses {@code core.bundle}, {@code core.judging}, {@code core.judging.test}, {@code
 * core.report}, {@code sandbox}, {@code worker.outcome}, {@code worker.slot}, {@code
 * worker.validation.trial}.
 */
@NullMarked
package io.arbiter.worker.validation.counterexample;

import org.jspecify.annotations.NullMarked;
