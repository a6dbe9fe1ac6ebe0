/**
 * The stations of the way through the puzzles: which are open to a player.
 *
 * <p>Invariant: what is open follows from what the player has solved, and from nothing else that is
 * kept.
 *
 * <p>Uses {@code core.bundle}, {@code server.player}.
 */
@NullMarked
package io.arbiter.server.station;

import org.jspecify.annotations.NullMarked;
