/**
 * At-least-once out of the database: what a transaction decided to send is sent.
 *
 * <p>Invariant: a row is deleted only after the broker confirmed its record.
 *
 * <p>Owns the table {@code outbox}.
 *
 * <p>Uses {@code core.json}, {@code delivery}, {@code server.database}.
 */
@NullMarked
package io.arbiter.server.outbox;

import org.jspecify.annotations.NullMarked;
