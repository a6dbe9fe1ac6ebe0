/**
 * What players do in a contest: read its puzzles, run and submit solutions.
 *
 * <p>Invariant: a puzzle of a contest is shown only after the start, and until the end only to
 * registered players; its owner and admins always see it.
 *
 * <p>Uses {@code core.judging}, {@code core.language}, {@code core.listing}, {@code core.problem},
 * {@code server.catalog}, {@code server.contest}, {@code server.contest.facts}, {@code
 * server.player.caller}, {@code server.puzzle}, {@code server.submission.intake}, {@code
 * server.submission.view}.
 */
@NullMarked
package io.arbiter.server.contest.play;

import org.jspecify.annotations.NullMarked;
