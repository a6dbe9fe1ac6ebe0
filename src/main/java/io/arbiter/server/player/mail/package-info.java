/**
 * E-mail addresses of players, and passwords that they have lost.
 *
 * <p>Invariant: an address counts only when its owner has opened a link that was sent to it. No
 * answer tells a stranger whether a player has an address.
 *
 * <p>Owns the tables {@code mail_link} and {@code player_email}.
 */
@NullMarked
package io.arbiter.server.player.mail;

import org.jspecify.annotations.NullMarked;
