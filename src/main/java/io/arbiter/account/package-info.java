/**
 * A player's account as a whole, and its end.
 *
 * <p>Invariant: after a deletion nothing says whose the submissions and puzzles were that stay. Uses
 * {@code submission}, {@code publication}, {@code score}, {@code player}, {@code problem}.
 */
@NullMarked
package io.arbiter.account;

import org.jspecify.annotations.NullMarked;
