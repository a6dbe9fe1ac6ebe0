/**
 * Judges a solution: its test cases in order, in the sandbox.
 *
 * <p>Invariant: the verdict is that of the first test case that fails.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code delivery.message}, {@code
 * delivery.trace}, {@code sandbox}, {@code sandbox.protocol}, {@code worker.author}, {@code
 * worker.outcome}, {@code worker.slot}.
 */
@NullMarked
package io.arbiter.worker.judging;

import org.jspecify.annotations.NullMarked;
