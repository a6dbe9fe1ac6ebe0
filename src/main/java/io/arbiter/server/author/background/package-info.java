/**
 * The workers' tasks for which no author waits: counter-examples for players, and shipped puzzles
 * that a worker must prepare. Also stores the answers to all tasks.
 *
 * <p>Invariant: an answer that comes twice changes nothing the second time.
 *
 * <p>Owns the table {@code counter_example}.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.file}, {@code
 * core.json}, {@code core.problem}, {@code core.report}, {@code delivery.broker}, {@code
 * delivery.message}, {@code server.author}, {@code server.author.exchange}, {@code
 * server.author.task}, {@code server.database}, {@code server.outbox}, {@code server.puzzle},
 * {@code server.puzzle.authored}, {@code server.puzzle.content}, {@code
 * server.similarity.fingerprint}, {@code server.submission.view}.
 */
@NullMarked
package io.arbiter.server.author.background;

import org.jspecify.annotations.NullMarked;
