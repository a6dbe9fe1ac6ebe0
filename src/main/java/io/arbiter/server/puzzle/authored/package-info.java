/**
 * Puzzles as their authors have them: drafts, all versions with their files, and the bundles that
 * ship.
 *
 * <p>Invariant: the same files are never stored as two versions of a puzzle.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.archive}, {@code core.bundle.fault}, {@code
 * core.bundle.file}, {@code core.json}, {@code core.judging.test}, {@code core.listing}, {@code
 * core.problem}, {@code delivery.broker}, {@code server.database}, {@code server.outbox}, {@code
 * server.player}, {@code server.puzzle}, {@code server.puzzle.content}, {@code
 * server.puzzle.media}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.puzzle.authored;

import org.jspecify.annotations.NullMarked;
