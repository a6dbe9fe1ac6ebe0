/**
 * Accepts each submission once, stores submissions and shows them.
 *
 * <p>Invariant: a submission and its job in the outbox are written in one transaction.
 *
 * <p>Owns the tables {@code submission}, {@code judgement} and {@code quota_override}.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.listing}, {@code core.problem},
 * {@code delivery.broker}, {@code delivery.message}, {@code delivery.trace}, {@code
 * server.contest}, {@code server.database}, {@code server.outbox}, {@code server.player}, {@code
 * server.puzzle}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.submission;

import org.jspecify.annotations.NullMarked;
