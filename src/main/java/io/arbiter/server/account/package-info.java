/**
 * A player's account as a whole: its export and its deletion.
 *
 * <p>Invariant: an export has only what the API shows its player, and nothing of other players.
 * After a deletion, the remaining submissions and puzzles do not show whose they were.
 *
 * <p>Uses {@code server.player}, {@code server.player.caller}, {@code server.player.login}.
 */
@NullMarked
package io.arbiter.server.account;

import org.jspecify.annotations.NullMarked;
