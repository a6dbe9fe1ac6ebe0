/**
 * How the server reaches Hibernate's session, recognises failures of the database, and refuses an
 * unknown schema.
 *
 * <p>Invariant: a process without a database can have these beans as long as it does not use them.
 */
package io.arbiter.server.database;
