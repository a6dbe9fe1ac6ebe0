/**
 * Accepts, stores and shows submissions, runs and scripts, with their judgements.
 *
 * <p>Invariants: a submission and its job in the outbox are written in one transaction. A request
 * that is repeated with its key gets the id of the first one. A source is shown only to its player,
 * the puzzle's author and admins.
 */
package io.arbiter.server.submission;
