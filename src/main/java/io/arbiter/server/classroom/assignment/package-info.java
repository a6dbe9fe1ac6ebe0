/**
 * The assignments of classes: puzzles with a date when they open and a date when they are due.
 *
 * <p>Invariant: members see an assignment only from its opening on. What a member sends belongs to
 * an assignment only if, at that time, the player was a member and the puzzle was assigned and
 * open. So a teacher never sees anything that was sent before.
 *
 * <p>Owns the tables {@code assignment} and {@code assignment_puzzle}.
 *
 * <p>Uses {@code core.problem}, {@code server.classroom.roll}, {@code server.database}, {@code
 * server.player.caller}, {@code server.station}.
 */
@NullMarked
package io.arbiter.server.classroom.assignment;

import org.jspecify.annotations.NullMarked;
