/**
 * Keeps ranks quick to read and scores right: folds noted changes, checks the stored scores and
 * corrects them.
 *
 * <p>Invariant: the check recomputes everything from the current judgements; folding changes no
 * rank and no count that anybody reads.
 *
 * <p>Owns the tables {@code standing_mark} and {@code standing_move}.
 *
 * <p>Uses {@code server.database}, {@code server.score}.
 */
@NullMarked
package io.arbiter.server.score.upkeep;

import org.jspecify.annotations.NullMarked;
