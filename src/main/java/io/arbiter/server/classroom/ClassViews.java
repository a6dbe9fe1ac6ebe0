package io.arbiter.server.classroom;

import io.arbiter.server.classroom.roll.Classes;
import io.arbiter.server.classroom.roll.Members;
import io.arbiter.server.classroom.roll.Seat;
import io.arbiter.server.classroom.roll.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Puts together what a player sees of a class. Thread-safe. */
@ApplicationScoped
class ClassViews {
  private final Seats seats;
  private final Classes classes;
  private final Members members;
  private final Assignments assignments;

  ClassViews(Seats seats, Classes classes, Members members, Assignments assignments) {
    this.seats = seats;
    this.classes = classes;
    this.members = members;
    this.assignments = assignments;
  }

  /**
   * A class from the player's seat.
   *
   * @throws io.arbiter.core.problem.ProblemException NOT_FOUND if the player has no seat in it
   */
  @Transactional
  ClassView of(UUID classroom, UUID player) {
    Seat seat = seats.require(classroom, player);
    return ClassView.of(
        classes.find(classroom, player),
        seat.teaches() ? classes.code(seat) : null,
        members.of(seat),
        assignments.of(seat));
  }
}
