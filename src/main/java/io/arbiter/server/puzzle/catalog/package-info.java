/**
 * The catalogue of published puzzles as a player sees it, the stations, and the puzzle of the day.
 *
 * <p>Invariant: players see only published versions, and nobody sees a hidden test.
 */
package io.arbiter.server.puzzle.catalog;
