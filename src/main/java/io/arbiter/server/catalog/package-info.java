/**
 * The catalogue of published puzzles as a player sees it: which puzzles the player has solved, and
 * which are open.
 *
 * <p>Invariant: players see only published versions; authors may preview others. Nobody sees a
 * hidden test.
 *
 * <p>Owns the table {@code hint_taken}.
 *
 * <p>Uses {@code core.bundle.file}, {@code core.bundle.yaml}, {@code core.json}, {@code
 * core.judging}, {@code core.language}, {@code core.listing}, {@code core.problem}, {@code
 * server.database}, {@code server.player}, {@code server.player.caller}, {@code
 * server.puzzle.content}, {@code server.puzzle.media}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.catalog;

import org.jspecify.annotations.NullMarked;
