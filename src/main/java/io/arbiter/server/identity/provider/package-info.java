/**
 * Log-in at providers that speak OpenID Connect: the settings of the providers, and what differs
 * from Quarkus' own sessions.
 *
 * <p>Invariant: without a provider in the settings, nothing is called and no request is answered.
 * Even with providers, none is called before somebody logs in there. An account at a provider is
 * never a caller of the API: it has no roles and no player. No token of a provider is kept.
 *
 * <p>Uses {@code core.problem}.
 */
@NullMarked
package io.arbiter.server.identity.provider;

import org.jspecify.annotations.NullMarked;
