/**
 * The stations that lead through the puzzles, and which of them are open to a player.
 *
 * <p>Invariant: what is open is computed from the puzzles that the player has solved, and from the
 * puzzles that others give to the player ({@link io.arbiter.server.station.GivenPuzzles}); nothing
 * is stored.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.file}, {@code
 * core.language}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.station;

import org.jspecify.annotations.NullMarked;
