/**
 * Players, their passwords and roles, and who calls.
 *
 * <p>Invariant: a password is never stored or logged, and only a row without a name remains of a
 * deleted account.
 */
@NullMarked
package io.arbiter.server.player;

import org.jspecify.annotations.NullMarked;
