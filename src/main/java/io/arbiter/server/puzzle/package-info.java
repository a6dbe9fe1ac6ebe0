/**
 * Puzzles with their versions, files and media: what submissions need of them, validation,
 * publication.
 *
 * <p>Invariant: a version is immutable and named by its content.
 */
package io.arbiter.server.puzzle;
