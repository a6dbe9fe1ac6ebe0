/**
 * The single writer of results, and the rankings.
 *
 * <p>Invariant: a judgement, its score and the standings are written in one transaction, once for
 * each attempt. Uses {@code judging}, {@code delivery}, {@code problem}.
 */
@NullMarked
package io.arbiter.score;

import org.jspecify.annotations.NullMarked;
