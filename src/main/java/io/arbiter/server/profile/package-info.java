/**
 * What others see of a player: points and level, rating, solved puzzles, days, badges.
 *
 * <p>Invariant: a profile has nothing that its viewer must not see, a badge is earned once and
 * kept, and all ratings are what {@code RatedContest} computes from the stored ranks, in the order
 * in which the contests ended.
 */
package io.arbiter.server.profile;
