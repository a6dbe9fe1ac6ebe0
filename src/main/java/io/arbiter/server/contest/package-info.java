/**
 * Contests: their times, puzzles and registrations.
 *
 * <p>Invariant: whether a contest runs at a moment is decided by one clock, the one of the
 * statement that asks. Before the start nobody but the owner and admins sees which puzzles a
 * contest has, except that the author of a puzzle is warned of a publication that comes too early.
 *
 * <p>What a contest is: its times, its puzzles, its state by the clock, and what happens in it.
 *
 * <p>Invariant: these are facts as they are stored; whoever has one cannot change it.
 *
 * <p>What players do in a contest: read its puzzles, run and submit solutions.
 *
 * <p>Invariant: a puzzle of a contest is shown only after the start, and until the end only to
 * registered players; its owner and admins always see it.
 *
 * <p>Questions of contestants and the organiser's answers and announcements.
 *
 * <p>Invariant: only the organiser and who asked see a question that is not public, and only they
 * see who asked.
 */
@NullMarked
package io.arbiter.server.contest;

import org.jspecify.annotations.NullMarked;
