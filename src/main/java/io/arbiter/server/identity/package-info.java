/**
 * Accounts at identity providers with which players log in.
 *
 * <p>Invariant: an account at a provider is known by its issuer and subject alone, and belongs to
 * one player. It is linked with a player only by a request of this player's session together with a
 * log-in at the provider in the same browser. Equal names or addresses never link. A player always
 * keeps a way to log in.
 *
 * <p>Owns the tables {@code player_identity}, {@code identity_log_in}.
 *
 * <p>Uses {@code core.problem}, {@code server.access}, {@code server.database}, {@code
 * server.identity.provider}, {@code server.player}, {@code server.player.caller}, {@code
 * server.player.login}.
 */
@NullMarked
package io.arbiter.server.identity;

import org.jspecify.annotations.NullMarked;
