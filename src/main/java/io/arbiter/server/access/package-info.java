/**
 * How callers prove who they are: log-ins, sessions and their tokens.
 *
 * <p>Invariant: no secret is stored, only its hash. A session that has been deleted is refused at
 * once, on all nodes, because each request looks it up.
 *
 * <p>Owns the table {@code player_session}.
 *
 * <p>Uses {@code core.problem}, {@code server.database}, {@code server.player}, {@code
 * server.player.caller}, {@code server.player.login}.
 */
@NullMarked
package io.arbiter.server.access;

import org.jspecify.annotations.NullMarked;
