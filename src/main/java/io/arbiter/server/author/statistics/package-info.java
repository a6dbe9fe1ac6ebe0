/**
 * How puzzles do once they are published, for their authors.
 *
 * <p>Invariant: only reads, and only of one puzzle at a time.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.listing}, {@code server.author},
 * {@code server.catalog}, {@code server.database}, {@code server.player}, {@code
 * server.player.caller}, {@code server.score}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.author.statistics;

import org.jspecify.annotations.NullMarked;
