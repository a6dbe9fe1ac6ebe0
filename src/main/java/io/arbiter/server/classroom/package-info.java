/**
 * Classes as teachers and members use them: assignments, progress, similar solutions.
 *
 * <p>Invariant: the teacher sees only what was sent while the player was a member and the puzzle
 * was assigned and open ({@link io.arbiter.server.classroom.AssignedWork}).
 */
@NullMarked
package io.arbiter.server.classroom;

import org.jspecify.annotations.NullMarked;
