/**
 * Identity: players, their passwords and roles, and what others may see of them.
 *
 * <p>Invariant: names are unique, whatever their case. A password is never stored or logged. Only a
 * row without a name remains of a deleted account.
 *
 * <p>Who calls: the player of a request, its roles, and what these let the player see.
 *
 * <p>Invariant: a caller without a token or a key is nobody's player and has no role.
 */
@NullMarked
package io.arbiter.server.player;

import org.jspecify.annotations.NullMarked;
