/**
 * Identity: players, their passwords, tokens and roles.
 *
 * <p>Invariant: names are unique without case; a password is never stored or logged. Uses {@code
 * problem} and the standings of {@code score}.
 */
@NullMarked
package io.arbiter.player;

import org.jspecify.annotations.NullMarked;
