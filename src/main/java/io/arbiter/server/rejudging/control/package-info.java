/**
 * Begins rejudgings on request and advances them: enqueues their jobs, takes the results, and has
 * them reported and applied.
 *
 * <p>Invariant: the whole state of a rejudging is in the database, so any node can continue the
 * work of another. Jobs of rejudgings never delay the jobs of players.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code delivery.broker}, {@code
 * delivery.message}, {@code server.audit}, {@code server.outbox}, {@code server.player.caller},
 * {@code server.puzzle}, {@code server.puzzle.authored}, {@code server.puzzle.content}, {@code
 * server.rejudging}, {@code server.score}.
 */
@NullMarked
package io.arbiter.server.rejudging.control;

import org.jspecify.annotations.NullMarked;
