/**
 * The authors' API: drafts, validation, publication, imports. Also the counter-examples that the
 * puzzles' generators give to players.
 *
 * <p>Invariant: no code of an author runs in this process; only workers run it.
 *
 * <p>Owns the table {@code counter_example}.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.archive}, {@code core.bundle.fault}, {@code
 * core.bundle.file}, {@code core.json}, {@code core.judging}, {@code core.kattis}, {@code
 * core.listing}, {@code core.problem}, {@code core.report}, {@code delivery}, {@code
 * delivery.broker}, {@code delivery.message}, {@code server.audit}, {@code server.author.task},
 * {@code server.database}, {@code server.outbox}, {@code server.player}, {@code server.puzzle},
 * {@code server.similarity}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.author;

import org.jspecify.annotations.NullMarked;
