/**
 * The database, the broker, the keys and the data folder of a process for which none are
 * configured.
 *
 * <p>Invariant: an embedded service starts before Quarkus and stops after the loops.
 */
package io.arbiter.app.embedded;
