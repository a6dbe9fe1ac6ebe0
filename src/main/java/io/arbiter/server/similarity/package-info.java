/**
 * Finds similar solutions of a puzzle by their fingerprints; admins decide what they mean.
 *
 * <p>Invariant: this package changes no submission, verdict, score or standing, and never compares
 * two solutions of the same player.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.database}, {@code
 * server.player.caller}, {@code server.puzzle}.
 */
@NullMarked
package io.arbiter.server.similarity;

import org.jspecify.annotations.NullMarked;
