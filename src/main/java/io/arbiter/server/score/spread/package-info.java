/**
 * How the values of a puzzle's board are spread over all players.
 *
 * <p>Invariant: every player of a board is counted once.
 *
 * <p>Uses {@code core.problem}, {@code server.database}, {@code server.player.caller}, {@code
 * server.puzzle}, {@code server.score.board}.
 */
@NullMarked
package io.arbiter.server.score.spread;

import org.jspecify.annotations.NullMarked;
