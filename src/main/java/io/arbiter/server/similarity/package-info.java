/**
 * Takes fingerprints of accepted solutions and finds similar ones; admins decide what they mean.
 *
 * <p>Invariant: nothing here changes a submission, verdict, score or standing, and no player waits
 * for it.
 */
package io.arbiter.server.similarity;
