/**
 * How puzzles do once they are published, for their authors.
 *
 * <p>Invariant: only reads, and only of one puzzle at a time.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.listing}, {@code server.author},
 * {@code server.database}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.author.statistics;

import org.jspecify.annotations.NullMarked;
