/**
 * Registration, log-in, sessions and tokens, and an account's export and deletion.
 *
 * <p>Invariant: a secret is stored only as its hash, each request looks its session up, and
 * attempts count by the client's address.
 */
@NullMarked
package io.arbiter.server.player.login;

import org.jspecify.annotations.NullMarked;
