/**
 * How the server's packages reach Hibernate's session, tell failures of the database from others,
 * and refuse a database of an unknown schema.
 *
 * <p>Invariant: a process without a database can have these beans as long as it does not use them.
 */
@NullMarked
package io.arbiter.server.database;

import org.jspecify.annotations.NullMarked;
