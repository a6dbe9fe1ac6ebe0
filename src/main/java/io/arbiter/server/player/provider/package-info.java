/**
 * Accounts at identity providers with which players log in.
 *
 * <p>Invariant: an account at a provider is known by its issuer and subject alone, and belongs to
 * one player. It is linked with a player only by a request of this player's session together with a
 * log-in at the provider in the same browser. Equal names or addresses never link. A player always
 * keeps a way to log in.
 *
 * <p>Log-in at providers that speak OpenID Connect: the settings of the providers, and what differs
 * from Quarkus' own sessions.
 *
 * <p>Invariant: without a provider in the settings, nothing is called and no request is answered.
 * Even with providers, none is called before somebody logs in there. An account at a provider is
 * never a caller of the API: it has no roles and no player. No token of a provider is kept.
 */
@NullMarked
package io.arbiter.server.player.provider;

import org.jspecify.annotations.NullMarked;
