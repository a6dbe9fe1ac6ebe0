/**
 * Players and their accounts: registration, passwords, log-ins and tokens, roles, who calls, and an
 * account's export and deletion.
 *
 * <p>Invariant: a password is never stored or logged, a secret is stored only as its hash, each
 * request looks its log-in up, and only a row without a name remains of a deleted account.
 */
package io.arbiter.server.player;
