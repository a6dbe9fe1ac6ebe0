/**
 * Finds similar solutions of a puzzle by their fingerprints; admins decide what they mean.
 *
 * <p>Invariant: this package changes no submission, verdict, score or standing, and never compares
 * two solutions of the same player.
 *
 * <p>The fingerprints of accepted solutions: workers take them, and this package asks for them and
 * stores them.
 *
 * <p>Invariant: an answer is stored only for solutions that wait for it, and may come twice. No
 * player waits for it.
 */
@NullMarked
package io.arbiter.server.similarity;

import org.jspecify.annotations.NullMarked;
