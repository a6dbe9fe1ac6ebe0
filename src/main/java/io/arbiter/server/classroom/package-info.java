/**
 * Classes as teachers and members use them: the calls of the API, and what an account's export and
 * deletion do with classes. {@code roll} has the classes and their members, {@code assignment}
 * their assignments, {@code progress} what the members make of these.
 *
 * <p>Invariant: only the teacher and the members of a class learn anything of it. A class goes with
 * its teacher's account.
 *
 * <p>Uses {@code core.listing}, {@code server.classroom.assignment}, {@code server.classroom.roll},
 * {@code server.player}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.classroom;

import org.jspecify.annotations.NullMarked;
