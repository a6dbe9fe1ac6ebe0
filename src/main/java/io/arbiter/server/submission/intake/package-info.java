/**
 * Accepts submissions, runs and scripts of players, and runs of visitors.
 *
 * <p>Invariant: what got an id is stored together with its job. A request that is repeated with its
 * key gets the id of the first one.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code core.listing}, {@code
 * core.problem}, {@code delivery.message}, {@code delivery.trace}, {@code server.outbox}, {@code
 * server.player}, {@code server.player.caller}, {@code server.player.login}, {@code server.puzzle},
 * {@code server.station}, {@code server.submission}, {@code server.submission.content}, {@code
 * server.submission.quota}, {@code server.submission.view}.
 */
@NullMarked
package io.arbiter.server.submission.intake;

import org.jspecify.annotations.NullMarked;
