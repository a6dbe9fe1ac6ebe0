/**
 * Finds similar solutions of a puzzle; admins decide what they mean. Workers take the fingerprints
 * of each accepted solution; the server stores and compares them.
 *
 * <p>Invariant: this package changes no submission, verdict, score or standing, and never compares
 * two solutions of the same player.
 *
 * <p>Owns the tables {@code fingerprint} and {@code fingerprinting}.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code core.report}, {@code delivery.broker},
 * {@code delivery.message}, {@code server.database}, {@code server.outbox}, {@code server.player},
 * {@code server.puzzle}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.similarity;

import org.jspecify.annotations.NullMarked;
