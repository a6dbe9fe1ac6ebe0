/**
 * Stores submissions and judgements, and enqueues stuck submissions again.
 *
 * <p>Invariant: a submission and its job in the outbox are written in one transaction.
 */
@NullMarked
package io.arbiter.server.submission;

import org.jspecify.annotations.NullMarked;
