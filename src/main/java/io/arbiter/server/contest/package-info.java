/**
 * Contests: their times, puzzles and registrations.
 *
 * <p>Invariant: whether a contest runs at a moment is decided by one clock, the one of the
 * statement that asks. Before the start nobody but the owner and admins sees which puzzles a
 * contest has, except that the author of a puzzle is warned of a publication that comes too early.
 *
 * <p>Owns the tables {@code contest}, {@code contest_puzzle}, {@code contest_registration} and
 * {@code contest_event}.
 *
 * <p>Uses {@code core.contest}, {@code core.listing}, {@code core.problem}, {@code server.audit},
 * {@code server.contest.facts}, {@code server.database}, {@code server.player}, {@code
 * server.player.caller}, {@code server.puzzle}, {@code server.puzzle.content}, {@code
 * server.puzzle.media}.
 */
@NullMarked
package io.arbiter.server.contest;

import org.jspecify.annotations.NullMarked;
