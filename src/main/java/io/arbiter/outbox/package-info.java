/**
 * At-least-once out of the database: what a transaction decided to send is sent.
 *
 * <p>Invariant: a row is deleted only after the broker confirmed its record. Uses {@code delivery}.
 */
@NullMarked
package io.arbiter.outbox;

import org.jspecify.annotations.NullMarked;
