/**
 * Judges stored submissions again, reports what would change, and applies the results.
 *
 * <p>Invariant: nothing changes before the application. All state is in the database, so any
 * process can continue.
 */
package io.arbiter.server.rejudging;
