/**
 * Puzzles and their versions: what submissions need of them, validation, publication.
 *
 * <p>Invariant: a version is immutable and named by its content.
 *
 * <p>Owns the tables {@code puzzle}, {@code puzzle_version} and {@code test_set}.
 *
 * <p>Uses {@code core.bundle}, {@code core.json}, {@code core.judging}, {@code core.problem},
 * {@code delivery.broker}, {@code delivery.message}, {@code server.database}, {@code
 * server.outbox}, {@code server.puzzle.content}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.puzzle;

import org.jspecify.annotations.NullMarked;
