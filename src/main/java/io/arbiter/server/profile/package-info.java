/**
 * What others see of a player: points and level, rating, solved puzzles, days, badges.
 *
 * <p>Invariant: a profile has nothing that its viewer must not see, and a badge is earned once and
 * kept.
 */
@NullMarked
package io.arbiter.server.profile;

import org.jspecify.annotations.NullMarked;
