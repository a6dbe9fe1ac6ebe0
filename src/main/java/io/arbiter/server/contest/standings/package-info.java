/**
 * The standings of contests, as players and organisers see them, and the unfreezing.
 *
 * <p>Invariant: the standings are computed from the stored verdicts each time, so that a rejudged
 * submission changes them. Players see nothing of what the freeze hides, except that it is there.
 *
 * <p>Sends what happens in contests to browsers.
 *
 * <p>Invariant: a stream shows nothing that the API would not show to its viewer, and a stream that
 * resumes misses nothing. What streams show comes from the database, so they show the same on every
 * process.
 *
 * <p>What the clock does to contests: announces their states, publishes their puzzles at the end,
 * and closes contests that are over and unfrozen. Also deletes and exports them.
 *
 * <p>Invariant: a contest's submissions begin to count elsewhere exactly once, when the contest is
 * over and unfrozen and all of them are judged.
 */
@NullMarked
package io.arbiter.server.contest.standings;

import org.jspecify.annotations.NullMarked;
