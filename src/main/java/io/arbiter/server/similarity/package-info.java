/**
 * Solutions of a puzzle that look alike, for admins to judge: workers take the fingerprints of each
 * accepted solution, which are kept and compared.
 *
 * <p>Invariant: only reads submissions and never changes a verdict, a score or a standing; nobody
 * is compared with themselves.
 *
 * <p>Owns the tables {@code fingerprint} and {@code fingerprinting}.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code core.report}, {@code delivery}, {@code
 * server.database}, {@code server.outbox}, {@code server.player}, {@code server.puzzle}, {@code
 * server.submission}.
 */
@NullMarked
package io.arbiter.server.similarity;

import org.jspecify.annotations.NullMarked;
