/**
 * Classes of teachers and members: assignments, progress, similar solutions.
 *
 * <p>Invariant: only the player's own call adds a member. Only the teacher and the members learn
 * more of a class than its code reveals. The teacher sees only what was sent while the player was a
 * member and the puzzle was assigned and open ({@link io.arbiter.server.classroom.AssignedWork}).
 */
package io.arbiter.server.classroom;
