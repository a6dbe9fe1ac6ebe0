/**
 * Sends what happens in contests to browsers.
 *
 * <p>Invariant: a stream shows nothing that the API would not show to its viewer, and a stream that
 * resumes misses nothing. What streams show comes from the database, so they show the same on every
 * process.
 *
 * <p>Uses {@code core.json}, {@code core.problem}, {@code server.contest}, {@code
 * server.contest.clarification}, {@code server.contest.facts}, {@code server.contest.standings},
 * {@code server.live}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.contest.live;

import org.jspecify.annotations.NullMarked;
