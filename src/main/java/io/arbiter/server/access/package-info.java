/**
 * How callers prove who they are: log-ins with their tokens, and keys for programs.
 *
 * <p>Invariant: no secret is stored, only its hash. A session or a key that has been deleted is
 * refused at once, on all nodes, because each request looks it up.
 *
 * <p>Owns the tables {@code api_key}, {@code player_session}.
 *
 * <p>Uses {@code core.problem}, {@code server.database}, {@code server.player}.
 */
@NullMarked
package io.arbiter.server.access;

import org.jspecify.annotations.NullMarked;
