/**
 * The rejudgings of stored submissions and their results: reports what would change, and applies
 * the results.
 *
 * <p>Invariant: a rejudging changes no judgement, score or count before it is applied. Afterwards
 * the standings are what {@link io.arbiter.server.score.Recount} computes from the new judgements,
 * even if the application was interrupted.
 *
 * <p>Owns the tables {@code rejudging} and {@code rejudging_item}.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code delivery.broker}, {@code
 * delivery.message}, {@code server.database}, {@code server.player}, {@code server.score}, {@code
 * server.submission}, {@code server.webhook}.
 */
@NullMarked
package io.arbiter.server.rejudging;

import org.jspecify.annotations.NullMarked;
