/**
 * Stores submissions and judgements, and enqueues submissions again that are stuck.
 *
 * <p>Invariant: a submission and its job in the outbox are written in one transaction.
 *
 * <p>What a player sends: the rules for it, and the form in which the database keeps it.
 *
 * <p>Invariant: nothing here reads or writes the database.
 */
@NullMarked
package io.arbiter.server.submission;

import org.jspecify.annotations.NullMarked;
