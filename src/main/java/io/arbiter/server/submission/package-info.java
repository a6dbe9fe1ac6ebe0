/**
 * Stores submissions and judgements, and enqueues submissions again that are stuck.
 *
 * <p>Invariant: a submission and its job in the outbox are written in one transaction.
 *
 * <p>Owns the tables {@code submission} and {@code judgement}.
 */
@NullMarked
package io.arbiter.server.submission;

import org.jspecify.annotations.NullMarked;
