/**
 * Contests: their times, puzzles, registrations, submissions and questions.
 *
 * <p>Invariant: one clock, that of the statement that asks, decides whether a contest runs. Before
 * the start only the owner and admins see its puzzles.
 *
 * <p>Owns the tables {@code contest}, {@code contest_puzzle}, {@code contest_registration}, {@code
 * contest_event} and {@code contest_clarification}.
 */
@NullMarked
package io.arbiter.server.contest;

import org.jspecify.annotations.NullMarked;
