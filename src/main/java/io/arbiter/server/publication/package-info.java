/**
 * Solutions that players publish for those who have solved the puzzle too: votes, comments,
 * moderation.
 *
 * <p>Invariant: nobody sees another's source who has not solved the puzzle, an admin excepted.
 *
 * <p>Owns the tables {@code publication}, {@code vote} and {@code publication_comment}.
 *
 * <p>Uses {@code core.judging}, {@code core.listing}, {@code core.problem}, {@code
 * server.database}, {@code server.player}, {@code server.puzzle}, {@code server.score}, {@code
 * server.submission}.
 */
@NullMarked
package io.arbiter.server.publication;

import org.jspecify.annotations.NullMarked;
