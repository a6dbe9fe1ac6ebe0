/**
 * The rules of contests: tries, ranks, freeze and unfreezing, and Glicko-2 ratings.
 *
 * <p>Invariant: the same tries give the same standings and ratings, in whatever order they come.
 */
package io.arbiter.core.contest;
