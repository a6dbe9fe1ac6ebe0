package io.arbiter.server.profile.rating;

import io.arbiter.core.contest.Rating;
import io.arbiter.server.profile.rating.FinalRanks.Moment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a contest has done to a player's rating.
 *
 * @param before the shown rating before the contest; null if this is the player's first
 */
record Change(Moment moment, UUID player, int rank, @Nullable Double before, Rating after) {}
