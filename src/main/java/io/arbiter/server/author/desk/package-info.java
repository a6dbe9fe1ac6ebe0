/**
 * What the authors' desk shows beside the versions themselves: their list and files, checks of a
 * bundle that is being written, previews and runs of versions that are not published, templates.
 *
 * <p>Invariant: nothing here changes a puzzle, and authors see only their own puzzles.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.archive}, {@code core.bundle.fault}, {@code
 * core.bundle.tests}, {@code core.judging.test}, {@code core.language}, {@code core.listing},
 * {@code core.problem}, {@code core.report}, {@code delivery.message}, {@code server.author},
 * {@code server.catalog}, {@code server.player.caller}, {@code server.puzzle}, {@code
 * server.puzzle.authored}, {@code server.puzzle.content}, {@code server.submission.intake}.
 */
@NullMarked
package io.arbiter.server.author.desk;

import org.jspecify.annotations.NullMarked;
