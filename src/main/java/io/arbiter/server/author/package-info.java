/**
 * The authors' API: drafts, validation, publication.
 *
 * <p>Invariant: no code of an author runs in this process; only workers run it.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.archive}, {@code core.bundle.fault}, {@code
 * core.bundle.file}, {@code core.json}, {@code core.judging}, {@code core.listing}, {@code
 * core.problem}, {@code core.report}, {@code delivery}, {@code delivery.broker}, {@code
 * delivery.message}, {@code server.audit}, {@code server.author.task}, {@code
 * server.player.caller}, {@code server.puzzle}, {@code server.puzzle.authored}, {@code
 * server.puzzle.content}, {@code server.puzzle.media}.
 */
@NullMarked
package io.arbiter.server.author;

import org.jspecify.annotations.NullMarked;
