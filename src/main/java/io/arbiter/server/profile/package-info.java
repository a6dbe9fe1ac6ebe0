/**
 * What others see of a player: points and level, rating, solved puzzles, days, badges.
 *
 * <p>Invariant: a profile has nothing that its viewer must not see; {@code ProfileRule} decides.
 *
 * <p>Badges of players.
 *
 * <p>Invariant: a player gets a badge once and keeps it. A badge has the moment at which it was
 * earned, not the moment at which somebody first looked. {@link
 * io.arbiter.server.profile.BadgeKind} lists all badges with their rules.
 *
 * <p>Players' days: time zones, what a player did on each day, and streaks.
 *
 * <p>Invariant: a day is the player's own. All days of a player are counted in the time zone of the
 * account, and only Java's rules decide which date a moment has.
 */
@NullMarked
package io.arbiter.server.profile;

import org.jspecify.annotations.NullMarked;
