/**
 * The rejudgings of stored submissions and their results: reports what would change, and applies
 * the results.
 *
 * <p>Invariant: a rejudging changes no judgement, score or count before it is applied. Afterwards
 * the standings are what {@link io.arbiter.server.score.Recount} computes from the new judgements,
 * even if the application was interrupted.
 *
 * <p>Begins rejudgings on request and advances them: enqueues their jobs, takes the results, and
 * has them reported and applied.
 *
 * <p>Invariant: the whole state of a rejudging is in the database, so any node can continue the
 * work of another. Jobs of rejudgings never delay the jobs of players.
 */
@NullMarked
package io.arbiter.server.rejudging;

import org.jspecify.annotations.NullMarked;
