/**
 * The single writer of results: judgements, scores, standings, ranks and best solutions.
 *
 * <p>Invariant: a judgement, its score and the standings are written in one transaction, once for
 * each attempt, and equal what {@link io.arbiter.server.score.Recount} computes.
 */
package io.arbiter.server.score;
