/**
 * The single writer of results: judgements, scores, standings and best solutions.
 *
 * <p>Invariant: a judgement, its score and the standings are written in one transaction, once for
 * each attempt. The tables {@code solved}, {@code improvement}, {@code standing} and {@code best}
 * always hold what {@link io.arbiter.server.score.Recount} computes from the current judgements,
 * and nothing of deleted accounts. Results of rejudgings count only once they are applied.
 *
 * <p>Rankings: leaderboards of all time, of months and weeks and of classes, and the best solutions
 * of each puzzle.
 *
 * <p>Invariant: a rank is exact at any moment, with the moves that are not folded into the marks
 * yet.
 *
 * <p>How the values of a puzzle's board are spread over all players.
 *
 * <p>Invariant: every player of a board is counted once.
 *
 * <p>Keeps ranks quick to read and scores right: folds noted changes, checks the stored scores and
 * corrects them.
 *
 * <p>Invariant: the check recomputes everything from the current judgements; folding changes no
 * rank and no count that anybody reads.
 */
@NullMarked
package io.arbiter.server.score;

import org.jspecify.annotations.NullMarked;
