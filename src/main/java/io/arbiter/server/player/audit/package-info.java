/**
 * The log of what admins do.
 *
 * <p>Invariant: an entry is written in the transaction of its action, and never has source code, a
 * password or a token.
 */
package io.arbiter.server.player.audit;
