/**
 * Versions of puzzles and their catalogue.
 *
 * <p>Invariant: a version is immutable and named by its content. Uses bundles, {@code judging},
 * {@code delivery}, {@code outbox}, {@code station}, {@code player}, {@code listing}, {@code
 * problem}.
 */
@NullMarked
package io.arbiter.puzzle;

import org.jspecify.annotations.NullMarked;
