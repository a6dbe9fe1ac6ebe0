/**
 * Delivery at least once from the database to the broker: every record of a committed transaction
 * is sent.
 *
 * <p>Invariant: a row is deleted only after the broker has confirmed its record.
 *
 * <p>Owns the table {@code outbox}.
 *
 * <p>Uses {@code core.json}, {@code delivery}, {@code delivery.trace}, {@code server.database}.
 */
@NullMarked
package io.arbiter.server.outbox;

import org.jspecify.annotations.NullMarked;
