/**
 * Versions of puzzles and their catalogue.
 *
 * <p>Invariant: a version is immutable and named by its content.
 *
 * <p>Uses {@code core.bundle}, {@code core.json}, {@code core.judging}, {@code core.listing}, {@code core.problem}, {@code delivery}, {@code server.database}, {@code server.outbox}, {@code server.player}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.puzzle;

import org.jspecify.annotations.NullMarked;
