/**
 * E-mail addresses of players, and passwords that they have lost.
 *
 * <p>Invariant: an address counts only when its owner has opened a link that was sent to it. No
 * answer tells a stranger whether a player has an address.
 */
package io.arbiter.server.player.mail;
