/**
 * Puzzles and their versions: what submissions need of them, validation, publication.
 *
 * <p>Invariant: a version is immutable and named by its content.
 *
 * <p>Puzzles as their authors have them: drafts, all versions with their files, and the bundles
 * that ship.
 *
 * <p>Invariant: the same files are never stored as two versions of a puzzle.
 *
 * <p>What a version of a puzzle consists of, as it is stored and shown: files, samples, HTML,
 * state.
 *
 * <p>Invariant: HTML that {@code Markdown} made is safe to show, even if an attacker wrote the
 * text.
 *
 * <p>The pictures, visuals and translations of versions, and who may see the pictures.
 *
 * <p>Invariant: a picture is stored once, under the hash of its content.
 */
@NullMarked
package io.arbiter.server.puzzle;

import org.jspecify.annotations.NullMarked;
