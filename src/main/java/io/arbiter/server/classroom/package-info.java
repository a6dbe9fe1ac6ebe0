/**
 * Classes as teachers and members use them: the calls of the API, and what an account's export and
 * deletion do with classes. {@code roll} has the classes and their members, {@code assignment}
 * their assignments, {@code progress} what the members make of these.
 *
 * <p>Invariant: only the teacher and the members of a class learn anything of it. A class goes with
 * its teacher's account.
 *
 * <p>What the members of a class have made of its assignments, and what its teacher sees of it.
 *
 * <p>Invariant: the teacher sees submissions and sources of assigned puzzles only, sent while the
 * puzzle was assigned and the player was a member ({@link AssignmentQueries#ASSIGNED_WORK}).
 * Members see nothing of each other's submissions.
 *
 * <p>The assignments of classes: puzzles with a date when they open and a date when they are due.
 *
 * <p>Invariant: members see an assignment only from its opening on. What a member sends belongs to
 * an assignment only if, at that time, the player was a member and the puzzle was assigned and
 * open. So a teacher never sees anything that was sent before.
 */
@NullMarked
package io.arbiter.server.classroom;

import org.jspecify.annotations.NullMarked;
