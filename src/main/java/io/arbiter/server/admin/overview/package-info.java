/**
 * The operators' view of the whole: queues, workers, verdicts and times.
 *
 * <p>Invariant: it only shows. What a worker tells is bounded and checked before it is kept.
 *
 * <p>Uses {@code core.judging}, {@code delivery.message}, {@code server.live}, {@code
 * server.outbox}, {@code server.player.caller}, {@code server.submission.figures}, {@code
 * server.submission.view}.
 */
@NullMarked
package io.arbiter.server.admin.overview;

import org.jspecify.annotations.NullMarked;
