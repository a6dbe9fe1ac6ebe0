/**
 * Identity: players, their passwords, tokens and roles.
 *
 * <p>Invariant: names are unique without case; a password is never stored or logged; of a deleted
 * account a row without a name is left, and its tokens are refused.
 *
 * <p>Owns the table {@code player}.
 *
 * <p>Uses {@code core.problem}, {@code server.database}.
 */
@NullMarked
package io.arbiter.server.player;

import org.jspecify.annotations.NullMarked;
