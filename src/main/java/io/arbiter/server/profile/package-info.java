/**
 * What others see of a player: points and level, rating, solved puzzles, days, badges.
 *
 * <p>Invariant: a profile has nothing that its viewer must not see; {@code ProfileRule} decides.
 *
 * <p>Uses {@code core.bundle.yaml}, {@code core.judging}, {@code core.language}, {@code
 * core.problem}, {@code server.badge}, {@code server.calendar}, {@code server.classroom.roll},
 * {@code server.database}, {@code server.player}, {@code server.player.caller}, {@code
 * server.rating}, {@code server.score.board}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.profile;

import org.jspecify.annotations.NullMarked;
