/**
 * Keys for programs, and the check of what a caller may do with a token or a key.
 *
 * <p>Invariant: a key is stored only as its hash, and it allows no more than its scopes.
 */
package io.arbiter.server.player.key;
