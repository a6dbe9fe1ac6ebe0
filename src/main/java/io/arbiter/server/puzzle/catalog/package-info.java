/**
 * The catalogue of published puzzles as a player sees it: which puzzles the player has solved, and
 * which are open.
 *
 * <p>Invariant: players see only published versions; authors may preview others. Nobody sees a
 * hidden test.
 *
 * <p>The puzzle of the day.
 *
 * <p>Invariant: a date has one puzzle for everybody, whatever the time zone. {@link
 * io.arbiter.server.puzzle.catalog.DailyPuzzles} has the rule by which the puzzle is chosen.
 *
 * <p>The stations that lead through the puzzles, and which of them are open to a player.
 *
 * <p>Invariant: what is open is computed from the puzzles that the player has solved, and from the
 * puzzles that others give to the player ({@link io.arbiter.server.puzzle.catalog.GivenPuzzles});
 * nothing is stored.
 */
@NullMarked
package io.arbiter.server.puzzle.catalog;

import org.jspecify.annotations.NullMarked;
