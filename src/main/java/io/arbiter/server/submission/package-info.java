/**
 * Stores submissions and judgements, and enqueues submissions again that are stuck.
 *
 * <p>Invariant: a submission and its job in the outbox are written in one transaction.
 *
 * <p>Owns the tables {@code submission} and {@code judgement}.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code delivery.broker}, {@code
 * delivery.message}, {@code delivery.trace}, {@code server.contest}, {@code server.database},
 * {@code server.outbox}, {@code server.player}, {@code server.submission.content}, {@code
 * server.submission.quota}.
 */
@NullMarked
package io.arbiter.server.submission;

import org.jspecify.annotations.NullMarked;
