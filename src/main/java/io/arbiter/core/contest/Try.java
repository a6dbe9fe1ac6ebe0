package io.arbiter.core.contest;

import java.time.Instant;
import java.util.UUID;

/**
 * A submission of a contest.
 *
 * @param puzzle the position of the puzzle in the contest, from 0
 * @param at when it was submitted
 */
public record Try(UUID player, int puzzle, Instant at, TryOutcome outcome) {}
