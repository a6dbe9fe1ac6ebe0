/**
 * Delivery at least once from the database to the broker: every record of a committed transaction
 * is sent.
 *
 * <p>Invariant: a row is deleted only after the broker has confirmed its record. A record that
 * cannot be delivered is kept for admins.
 */
@NullMarked
package io.arbiter.server.outbox;

import org.jspecify.annotations.NullMarked;
