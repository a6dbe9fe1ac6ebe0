/**
 * Sends every record of a committed transaction to the broker at least once.
 *
 * <p>Invariant: a row is deleted only after the broker has confirmed its record. A record that
 * cannot be delivered is kept for admins.
 */
package io.arbiter.server.outbox;
