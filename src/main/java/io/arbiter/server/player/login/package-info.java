/**
 * Registration and log-in, and the limits on what clients may do before they have a token.
 *
 * <p>Invariant: no password is checked and no player is added without a count of the client's
 * address.
 *
 * <p>Uses {@code core.problem}, {@code server.player}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.player.login;

import org.jspecify.annotations.NullMarked;
