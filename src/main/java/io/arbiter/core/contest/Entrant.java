package io.arbiter.core.contest;

/**
 * A player in a contest.
 *
 * @param before the rating before the contest
 * @param rank in the final standings; a smaller rank is better, and players with the same rank have
 *     drawn
 */
public record Entrant(Rating before, int rank) {}
