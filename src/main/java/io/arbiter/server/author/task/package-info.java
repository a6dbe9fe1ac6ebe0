/**
 * The long work of authors: imports, validations and rejudgings, with their progress and results.
 * An author can leave a task and find it again on any process.
 *
 * <p>Invariant: a task ends once, and its progress never goes back before the end.
 *
 * <p>Owns the tables {@code author_task} and {@code author_import}.
 *
 * <p>Uses {@code core.bundle.fault}, {@code core.json}, {@code core.listing}, {@code core.problem},
 * {@code core.report}, {@code server.database}, {@code server.live}, {@code server.player}, {@code
 * server.player.caller}, {@code server.puzzle}.
 */
@NullMarked
package io.arbiter.server.author.task;

import org.jspecify.annotations.NullMarked;
