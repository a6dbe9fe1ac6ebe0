/**
 * Solutions that players publish for other players who have solved the puzzle, with votes, comments
 * and moderation.
 *
 * <p>Invariant: only admins and players who have solved the puzzle see a published source.
 *
 * <p>Owns the tables {@code publication}, {@code vote} and {@code publication_comment}.
 *
 * <p>Uses {@code core.judging}, {@code core.listing}, {@code core.problem}, {@code server.audit},
 * {@code server.database}, {@code server.player}, {@code server.puzzle}, {@code server.score},
 * {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.publication;

import org.jspecify.annotations.NullMarked;
