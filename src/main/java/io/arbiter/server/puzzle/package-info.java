/**
 * Puzzles with their versions, files and media: what submissions need of them, validation,
 * publication.
 *
 * <p>Invariant: a version is immutable and named by its content.
 */
@NullMarked
package io.arbiter.server.puzzle;

import org.jspecify.annotations.NullMarked;
