/**
 * Imports of puzzles from other judges, and exports for them.
 *
 * <p>Invariant: an import that no request waits for can be continued by any process.
 *
 * <p>Uses {@code core.bundle.archive}, {@code core.bundle.fault}, {@code core.bundle.file}, {@code
 * core.json}, {@code core.kattis}, {@code core.problem}, {@code core.report}, {@code
 * delivery.broker}, {@code delivery.message}, {@code server.author}, {@code server.author.task},
 * {@code server.outbox}, {@code server.player.caller}, {@code server.puzzle.authored}.
 */
@NullMarked
package io.arbiter.server.author.exchange;

import org.jspecify.annotations.NullMarked;
