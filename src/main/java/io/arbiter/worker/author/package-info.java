/**
 * Runs an author's code: checkers and referees.
 *
 * <p>Invariant: a failure of an author's code is never a player's.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code sandbox}, {@code
 * sandbox.protocol}, {@code worker.outcome}, {@code worker.slot}.
 */
@NullMarked
package io.arbiter.worker.author;

import org.jspecify.annotations.NullMarked;
