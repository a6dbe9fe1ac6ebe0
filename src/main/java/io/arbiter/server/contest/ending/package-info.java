/**
 * What the clock does to contests: announces their states, publishes their puzzles at the end, and
 * closes contests that are over and unfrozen. Also deletes and exports them.
 *
 * <p>Invariant: a contest's submissions begin to count elsewhere exactly once, when the contest is
 * over and unfrozen and all of them are judged.
 *
 * <p>Uses {@code core.contest}, {@code core.problem}, {@code server.audit}, {@code server.contest},
 * {@code server.contest.clarification}, {@code server.contest.facts}, {@code
 * server.contest.standings}, {@code server.database}, {@code server.player.caller}, {@code
 * server.puzzle}, {@code server.score}, {@code server.submission}, {@code server.webhook}.
 */
@NullMarked
package io.arbiter.server.contest.ending;

import org.jspecify.annotations.NullMarked;
