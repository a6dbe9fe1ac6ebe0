/**
 * The single writer of results, and the rankings.
 *
 * <p>Invariant: a judgement, its score and the standings are written in one transaction, once for
 * each attempt; {@code solved}, {@code standing} and {@code best} are at any time what {@link
 * io.arbiter.score.Recount} makes of the current judgements; players who have deleted their account
 * are in none of them. What rejudging finds is handed on, and counts when it is applied. Uses
 * {@code judging}, {@code delivery}, {@code submission}, {@code station}, {@code player}, {@code
 * listing}, {@code problem}.
 */
@NullMarked
package io.arbiter.score;

import org.jspecify.annotations.NullMarked;
