/**
 * Identity: players, their passwords and roles, and what others may see of them.
 *
 * <p>Invariant: names are unique, whatever their case. A password is never stored or logged. Only a
 * row without a name remains of a deleted account.
 *
 * <p>Owns the table {@code player}.
 *
 * <p>Uses {@code core.problem}, {@code server.database}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.player;

import org.jspecify.annotations.NullMarked;
