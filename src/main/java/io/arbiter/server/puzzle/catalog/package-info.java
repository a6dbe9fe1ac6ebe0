/**
 * The catalogue of published puzzles as a player sees it, the stations, and the puzzle of the day.
 *
 * <p>Invariant: players see only published versions, and nobody sees a hidden test.
 *
 * <p>Owns the tables {@code hint_taken} and {@code daily_puzzle}.
 */
@NullMarked
package io.arbiter.server.puzzle.catalog;

import org.jspecify.annotations.NullMarked;
