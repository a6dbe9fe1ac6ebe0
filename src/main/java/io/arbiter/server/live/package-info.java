/**
 * Sends events to browsers, and tells the workers what players stop.
 *
 * <p>Invariant: a stream ends with the verdict in the database, even if events were lost.
 *
 * <p>Uses {@code core.judging}, {@code core.problem}, {@code delivery}, {@code delivery.message},
 * {@code delivery.trace}, {@code server.player.caller}, {@code server.submission.view}.
 */
@NullMarked
package io.arbiter.server.live;

import org.jspecify.annotations.NullMarked;
