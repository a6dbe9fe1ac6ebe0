/**
 * Ratings of players from rated contests.
 *
 * <p>Invariant: all ratings are what {@code core.contest} computes from the stored ranks of the
 * rated contests, in the order in which the contests ended. So it does not matter how often or in
 * which order contests are reported. A deleted account has no rating; its ranks stay without a
 * name.
 */
@NullMarked
package io.arbiter.server.profile.rating;

import org.jspecify.annotations.NullMarked;
