/**
 * A player's account as a whole: all that is in it, and its end.
 *
 * <p>Invariant: an export holds what the API shows its player, and nothing of others; after a
 * deletion nothing says whose the submissions and puzzles were that stay.
 *
 * <p>Uses {@code core.problem}, {@code server.player}, {@code server.publication}, {@code
 * server.puzzle}, {@code server.score}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.account;

import org.jspecify.annotations.NullMarked;
