/**
 * Puzzles with their versions, files and media: what submissions need of them, validation,
 * publication.
 *
 * <p>Invariant: a version is immutable and named by its content.
 *
 * <p>Owns the tables {@code puzzle}, {@code puzzle_version}, {@code test_set}, {@code
 * version_media}, {@code media} and {@code version_translation}.
 */
@NullMarked
package io.arbiter.server.puzzle;

import org.jspecify.annotations.NullMarked;
