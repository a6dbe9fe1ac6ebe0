/**
 * Badges of players.
 *
 * <p>Invariant: a player gets a badge once and keeps it. A badge has the moment at which it was
 * earned, not the moment at which somebody first looked. {@link io.arbiter.server.badge.BadgeKind}
 * lists all badges with their rules.
 *
 * <p>Owns the table {@code badge}.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.yaml}, {@code server.calendar}, {@code
 * server.database}, {@code server.player}, {@code server.score}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.badge;

import org.jspecify.annotations.NullMarked;
