/**
 * What a test case came to: an answer, a failure, and the text that explains it to a player.
 *
 * <p>Invariant: a text for a player shows nothing of hidden tests, and no frame of code that is not
 * the player's.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code sandbox.protocol}.
 */
@NullMarked
package io.arbiter.worker.outcome;

import org.jspecify.annotations.NullMarked;
