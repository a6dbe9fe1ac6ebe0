/**
 * The standings of contests, as players and organisers see them, and the unfreezing.
 *
 * <p>Invariant: the standings are computed from the stored verdicts each time, so that a rejudged
 * submission changes them. Players see nothing of what the freeze hides, except that it is there.
 *
 * <p>Owns the table {@code contest_reveal}.
 *
 * <p>Uses {@code core.contest}, {@code core.json}, {@code core.judging}, {@code core.problem},
 * {@code core.sheet}, {@code server.audit}, {@code server.contest}, {@code server.contest.facts},
 * {@code server.database}, {@code server.player}, {@code server.player.caller}, {@code
 * server.submission}.
 */
@NullMarked
package io.arbiter.server.contest.standings;

import org.jspecify.annotations.NullMarked;
