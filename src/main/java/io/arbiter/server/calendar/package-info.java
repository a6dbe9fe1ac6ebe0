/**
 * Players' days: time zones, what a player did on each day, and streaks.
 *
 * <p>Invariant: a day is the player's own. All days of a player are counted in the time zone of the
 * account, and only Java's rules decide which date a moment has.
 *
 * <p>Uses {@code core.problem}, {@code server.database}, {@code server.player}, {@code
 * server.player.caller}, {@code server.score}.
 */
@NullMarked
package io.arbiter.server.calendar;

import org.jspecify.annotations.NullMarked;
