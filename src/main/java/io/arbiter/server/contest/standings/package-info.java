/**
 * The standings of contests, their live streams, the unfreezing, and what happens by the clock.
 *
 * <p>Invariant: the standings are computed from the stored verdicts each time, and players see
 * nothing of what the freeze hides.
 */
@NullMarked
package io.arbiter.server.contest.standings;

import org.jspecify.annotations.NullMarked;
