/**
 * Who calls: the player of a request, its roles, and what these let the player see.
 *
 * <p>Invariant: a caller without a token or a key is nobody's player and has no role.
 *
 * <p>Uses {@code core.problem}.
 */
@NullMarked
package io.arbiter.server.player.caller;

import org.jspecify.annotations.NullMarked;
