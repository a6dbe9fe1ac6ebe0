/**
 * Publishing, reading, votes and comments: what players do with published solutions.
 *
 * <p>Invariant: only admins and players who have solved the puzzle see a published source.
 *
 * <p>Uses {@code core.judging}, {@code core.listing}, {@code core.problem}, {@code
 * server.database}, {@code server.player}, {@code server.player.caller}, {@code
 * server.publication}, {@code server.publication.moderation}, {@code server.puzzle}, {@code
 * server.score}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.publication.review;

import org.jspecify.annotations.NullMarked;
