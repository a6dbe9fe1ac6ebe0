package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what a player sees of a class. Thread-safe. */
@ApplicationScoped
class ClassViews {
  /**
   * A class as a teacher or a member sees it. Only teachers see the code with which players join.
   * Members see only open assignments.
   *
   * @param teachers the names of those beside the one who made the class
   * @param newComments on what the member has sent
   */
  record ClassView(
      @JsonUnwrapped Seat seat,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
      List<String> teachers,
      List<Members.Member> members,
      List<Assignment> assignments,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SubmissionComments.Unseen> newComments) {}

  private final Classes classes;
  private final Members members;
  private final Assignments assignments;
  private final SubmissionComments comments;

  ClassViews(
      Classes classes, Members members, Assignments assignments, SubmissionComments comments) {
    this.classes = classes;
    this.members = members;
    this.assignments = assignments;
    this.comments = comments;
  }

  /** A class from the player's seat; NOT_FOUND without a seat. */
  @Transactional
  ClassView of(UUID classroom, UUID player) {
    Seat seat = classes.seat(classroom, player);
    return new ClassView(
        seat,
        seat.teaches() ? classes.code(seat) : null,
        classes.teachers(seat),
        members.of(seat),
        assignments.of(seat),
        comments.unseen(seat));
  }
}
