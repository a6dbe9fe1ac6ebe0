/**
 * The single writer of results: judgements, scores, standings and best solutions.
 *
 * <p>Invariant: a judgement, its score and the standings are written in one transaction, once for
 * each attempt. The tables {@code solved}, {@code improvement}, {@code standing} and {@code best}
 * always hold what {@link io.arbiter.server.score.Recount} computes from the current judgements,
 * and nothing of deleted accounts. Results of rejudgings count only once they are applied.
 *
 * <p>Owns the tables {@code solved}, {@code improvement}, {@code standing}, {@code best}, {@code
 * puzzle_count}, and the views {@code accepted_solution} and {@code gain}.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code delivery.message}, {@code
 * server.database}, {@code server.player}, {@code server.puzzle}, {@code server.station}, {@code
 * server.submission}, {@code server.webhook}.
 */
@NullMarked
package io.arbiter.server.score;

import org.jspecify.annotations.NullMarked;
