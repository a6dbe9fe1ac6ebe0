/**
 * Accounts at OpenID Connect providers with which players log in.
 *
 * <p>Invariant: only issuer and subject identify an account, and linking needs the player's session
 * and a log-in at the provider in the same browser. A player always keeps a way to log in.
 */
package io.arbiter.server.player.provider;
