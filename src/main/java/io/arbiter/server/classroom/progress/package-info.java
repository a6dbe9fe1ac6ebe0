/**
 * What the members of a class have made of its assignments, and what its teacher sees of it.
 *
 * <p>Invariant: the teacher sees submissions and sources of assigned puzzles only, sent while the
 * puzzle was assigned and the player was a member ({@link
 * io.arbiter.server.classroom.progress.AssignedWork}). Members see nothing of each other's
 * submissions.
 *
 * <p>Uses {@code core.judging}, {@code core.listing}, {@code core.problem}, {@code core.sheet},
 * {@code server.classroom.assignment}, {@code server.classroom.roll}, {@code server.database},
 * {@code server.player.caller}, {@code server.score}, {@code server.similarity}, {@code
 * server.submission.view}.
 */
@NullMarked
package io.arbiter.server.classroom.progress;

import org.jspecify.annotations.NullMarked;
