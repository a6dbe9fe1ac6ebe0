/**
 * The puzzle of the day.
 *
 * <p>Invariant: a date has one puzzle for everybody, whatever the time zone. {@link
 * io.arbiter.server.daily.DailyPuzzles} has the rule by which the puzzle is chosen.
 *
 * <p>Owns the table {@code daily_puzzle}.
 *
 * <p>Uses {@code core.language}, {@code core.problem}, {@code server.calendar}, {@code
 * server.catalog}, {@code server.database}, {@code server.player}, {@code server.player.caller},
 * {@code server.score}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.daily;

import org.jspecify.annotations.NullMarked;
