/**
 * Contests: their times, puzzles, registrations, submissions and questions.
 *
 * <p>Invariant: one clock, that of the statement that asks, decides whether a contest runs. Before
 * the start only the owner and admins see its puzzles.
 */
@NullMarked
package io.arbiter.server.contest;

import org.jspecify.annotations.NullMarked;
