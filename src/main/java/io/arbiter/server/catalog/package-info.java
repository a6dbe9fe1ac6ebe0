/**
 * The catalogue of published puzzles, as players see it: with what they have solved of it and what
 * is open to them.
 *
 * <p>Invariant: shows nothing of a version that is not published, and never a hidden test.
 *
 * <p>Uses {@code core.bundle}, {@code core.json}, {@code core.judging}, {@code core.listing},
 * {@code core.problem}, {@code server.database}, {@code server.player}, {@code server.puzzle},
 * {@code server.score}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.catalog;

import org.jspecify.annotations.NullMarked;
