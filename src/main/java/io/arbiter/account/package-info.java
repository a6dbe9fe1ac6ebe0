/**
 * A player's account as a whole: all that is in it, and its end.
 *
 * <p>Invariant: an export holds what the API shows its player, and nothing of others; after a
 * deletion nothing says whose the submissions and puzzles were that stay. Uses {@code submission},
 * {@code publication}, {@code score}, {@code rejudging}, {@code player}, {@code problem}.
 */
@NullMarked
package io.arbiter.account;

import org.jspecify.annotations.NullMarked;
