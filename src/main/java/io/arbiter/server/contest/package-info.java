/**
 * Contests: their times, puzzles, registrations, submissions and questions, their standings with
 * freeze and unfreezing, their live streams, and what happens by the clock.
 *
 * <p>Invariant: one clock, that of the statement that asks, decides whether a contest runs. Before
 * the start only the owner and admins see its puzzles. The standings are computed from the stored
 * verdicts each time, and players see nothing of what the freeze hides.
 */
package io.arbiter.server.contest;
