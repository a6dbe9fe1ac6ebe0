/**
 * Solutions of a puzzle that look alike, for admins to judge: workers take the fingerprints of each
 * accepted solution, which are kept and compared.
 *
 * <p>Invariant: only reads submissions and never changes a verdict, a score or a standing; nobody
 * is compared with themselves. Uses {@code validation}'s fingerprints, {@code delivery}, {@code
 * outbox}, {@code player}, {@code listing}, {@code problem} and the database.
 */
@NullMarked
package io.arbiter.similarity;

import org.jspecify.annotations.NullMarked;
