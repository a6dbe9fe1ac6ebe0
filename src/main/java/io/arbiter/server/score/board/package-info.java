/**
 * Rankings: leaderboards of all time, of months and weeks and of classes, and the best solutions of
 * each puzzle.
 *
 * <p>Invariant: the SQL of this package only reads. A rank is exact at any moment, with the moves
 * that are not folded into the marks yet.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.classroom.roll}, {@code
 * server.database}, {@code server.player}, {@code server.player.caller}, {@code server.puzzle},
 * {@code server.score}.
 */
@NullMarked
package io.arbiter.server.score.board;

import org.jspecify.annotations.NullMarked;
