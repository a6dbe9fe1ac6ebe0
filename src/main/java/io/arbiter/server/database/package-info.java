/**
 * How the server's packages reach Hibernate's session, and tell failures of the database from
 * others.
 *
 * <p>Invariant: a process without a database can have these beans as long as it does not use them.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.server.database;

import org.jspecify.annotations.NullMarked;
