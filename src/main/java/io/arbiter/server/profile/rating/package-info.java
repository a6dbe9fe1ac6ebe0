/**
 * Ratings of players from rated contests.
 *
 * <p>Invariant: all ratings are what {@code core.contest} computes from the stored ranks, in the
 * order in which the contests ended.
 */
@NullMarked
package io.arbiter.server.profile.rating;

import org.jspecify.annotations.NullMarked;
