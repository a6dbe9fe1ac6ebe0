/**
 * What a contest is: its times, its puzzles, its state by the clock, and what happens in it.
 *
 * <p>Invariant: these are facts as they are stored; whoever has one cannot change it.
 *
 * <p>Uses {@code core.contest}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.contest.facts;

import org.jspecify.annotations.NullMarked;
