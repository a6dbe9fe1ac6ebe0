/**
 * The classes, their teachers and their members: who has a seat in a class, and how players get
 * one.
 *
 * <p>Invariant: only the teacher and the members learn anything of a class, except for those who
 * know its code, who learn its name and its teacher. A teacher without the role teacher has no
 * seat. Nobody is a member of a class against their will: only the player's own call adds a member.
 */
@NullMarked
package io.arbiter.server.classroom.roll;

import org.jspecify.annotations.NullMarked;
