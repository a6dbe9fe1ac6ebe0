/**
 * The single writer of results: judgements, scores, standings, ranks and best solutions.
 *
 * <p>Invariant: a judgement, its score and the standings are written in one transaction, once for
 * each attempt, and equal what {@link io.arbiter.server.score.Recount} computes.
 *
 * <p>Owns the tables {@code solved}, {@code improvement}, {@code standing}, {@code best}, {@code
 * puzzle_count}, {@code standing_mark} and {@code standing_move}, and the views {@code
 * accepted_solution} and {@code gain}.
 */
@NullMarked
package io.arbiter.server.score;

import org.jspecify.annotations.NullMarked;
