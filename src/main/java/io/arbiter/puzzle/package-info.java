/**
 * Bundles, versions and the catalogue of puzzles.
 *
 * <p>Invariant: a version is immutable and named by its content. Uses {@code judging}, {@code
 * delivery}, {@code outbox}, {@code problem}.
 */
@NullMarked
package io.arbiter.puzzle;

import org.jspecify.annotations.NullMarked;
