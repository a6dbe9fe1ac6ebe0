/**
 * The rules of contests: tries, ranks, freeze and unfreezing.
 *
 * <p>Invariant: the same tries give the same standings, in whatever order they come.
 */
package io.arbiter.server.contest.scoring;
