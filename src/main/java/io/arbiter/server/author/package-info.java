/**
 * What authors see and do: drafts, validation, publication, imports; and what comes of their
 * puzzles' generators for players.
 *
 * <p>Invariant: nothing of an author's runs in this process; workers are asked and answer.
 *
 * <p>Owns the table {@code counter_example}.
 *
 * <p>Uses {@code core.bundle}, {@code core.json}, {@code core.listing}, {@code core.problem},
 * {@code core.report}, {@code delivery}, {@code server.database}, {@code server.outbox}, {@code
 * server.player}, {@code server.puzzle}, {@code server.similarity}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.author;

import org.jspecify.annotations.NullMarked;
