/**
 * Versions of puzzles: drafts, validation, publication.
 *
 * <p>Invariant: a version is immutable and named by its content.
 *
 * <p>Owns the tables {@code puzzle}, {@code puzzle_version}, {@code version_media}, {@code media},
 * {@code version_translation} and {@code test_set}.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.archive}, {@code core.bundle.fault}, {@code
 * core.bundle.file}, {@code core.json}, {@code core.judging}, {@code core.listing}, {@code
 * core.problem}, {@code delivery.broker}, {@code delivery.message}, {@code server.database}, {@code
 * server.outbox}, {@code server.player}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.puzzle;

import org.jspecify.annotations.NullMarked;
