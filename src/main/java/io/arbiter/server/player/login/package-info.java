/**
 * Registration and log-in, and the limits on what clients may do before they have a token.
 *
 * <p>Invariant: no password is checked and no player is added without a count of the client's
 * address.
 *
 * <p>How callers prove who they are: log-ins, sessions and their tokens.
 *
 * <p>Invariant: no secret is stored, only its hash. A session that has been deleted is refused at
 * once, on all nodes, because each request looks it up.
 *
 * <p>A player's account as a whole: its export and its deletion.
 *
 * <p>Invariant: an export has only what the API shows its player, and nothing of other players.
 * After a deletion, the remaining submissions and puzzles do not show whose they were.
 */
@NullMarked
package io.arbiter.server.player.login;

import org.jspecify.annotations.NullMarked;
