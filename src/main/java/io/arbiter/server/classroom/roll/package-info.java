/**
 * The classes, their teachers and their members.
 *
 * <p>Invariant: only the player's own call adds a member. Only the teacher and the members learn
 * more of a class than its code reveals.
 */
@NullMarked
package io.arbiter.server.classroom.roll;

import org.jspecify.annotations.NullMarked;
