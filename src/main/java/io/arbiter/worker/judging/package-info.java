/**
 * Judges a solution: its test cases in order, in the sandbox.
 *
 * <p>Invariant: the verdict is that of the first test case that fails.
 *
 * <p>What a test case came to: an answer, a failure, and the text that explains it to a player.
 *
 * <p>Invariant: a text for a player shows nothing of hidden tests, and no frame of code that is not
 * the player's.
 *
 * <p>A worker's settings, its lanes, and the sandboxes of each lane.
 *
 * <p>Invariant: authors' code and players' code never share a child.
 *
 * <p>Runs an author's code: checkers and referees.
 *
 * <p>Invariant: a failure of an author's code is never a player's.
 */
@NullMarked
package io.arbiter.worker.judging;

import org.jspecify.annotations.NullMarked;
