package io.arbiter.server.classroom;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.classroom.AssignmentQueries.Row;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.puzzle.catalog.GivenPuzzles;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The assignments of classes. Thread-safe. */
@ApplicationScoped
@Transactional
class Assignments implements PanacheRepositoryBase<AssignmentEntity, UUID>, GivenPuzzles {
  /** The most puzzles of all assignments of a class, which bounds the table of its progress. */
  static final int MOST_PUZZLES = 200;

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
  private static final Duration LATE = Duration.ofMinutes(2);

  private final AssignmentQueries queries;
  private final Classes classes;
  private final Members members;

  Assignments(AssignmentQueries queries, Classes classes, Members members) {
    this.queries = queries;
    this.classes = classes;
    this.members = members;
  }

  /** Members may solve what they are assigned, although its station is not open to them. */
  @Override
  public Set<String> givenTo(UUID player) {
    return queries.given(player).stream()
        .map(AssignmentQueries.TextRow::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The assignments of a class, in the order of their opening; for members only the open ones. */
  List<Assignment> of(Seat seat) {
    List<Assignment.Extension> extensions =
        seat.teaches() ? queries.extensions(seat.id()) : List.of();
    return queries.list(seat.id(), seat.player(), seat.teaches()).stream()
        .collect(Collectors.groupingBy(Row::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rows -> Assignment.of(rows, extensions))
        .toList();
  }

  /**
   * Adds an assignment to a class. INVALID for a puzzle that is not published and for dates in the
   * wrong order; CONFLICT if the class has too many puzzles.
   */
  Assignment add(UUID classroom, UUID teacher, AssignmentOrder order) {
    Seat seat = classes.lock(classroom, teacher);
    Instant opensAt = opening(order, StoredTime.now(), Instant.MIN);
    requirePublished(null, order);
    AssignmentEntity added = new AssignmentEntity(classroom);
    set(added, order, opensAt);
    persist(added);
    return stored(seat, added.id, order);
  }

  /**
   * Changes an assignment. What was sent for puzzles that stay still belongs to it. INVALID if the
   * opening moves to an earlier past: the teacher would see what was sent before.
   */
  Assignment change(UUID classroom, UUID teacher, UUID id, AssignmentOrder order) {
    Seat seat = classes.lock(classroom, teacher);
    Instant before = require(seat, id).opensAt();
    Instant now = StoredTime.now();
    Instant opensAt = opening(order, before, before.isBefore(now) ? before : now);
    requirePublished(id, order);
    set(findById(id), order, opensAt);
    return stored(seat, id, order);
  }

  private static void set(AssignmentEntity assignment, AssignmentOrder order, Instant opensAt) {
    assignment.title = order.title().strip();
    assignment.opensAt = opensAt;
    assignment.dueAt = order.dueAt();
    assignment.closesAt = order.closesAt();
  }

  /** Copies the assignments of one of the teacher's classes into a new one. */
  void copy(UUID from, UUID classroom, UUID teacher) {
    classes.seat(from, teacher).requireTeacher();
    queries.copy(from, classroom);
  }

  /**
   * Sets until when a member may solve an assignment without being late. INVALID unless that is
   * after the opening.
   *
   * @param dueAt null for the date of the others
   */
  Assignment extend(UUID classroom, UUID teacher, UUID id, String member, @Nullable Instant dueAt) {
    Seat seat = classes.lock(classroom, teacher);
    requireAfter("dueAt", dueAt, require(seat, id).opensAt());
    UUID player = members.require(classroom, member);
    if (dueAt == null) {
      queries.endExtension(id, player);
    } else {
      queries.extend(id, player, classroom, time("dueAt", dueAt));
    }
    return require(seat, id);
  }

  /** Deletes an assignment. What the members have sent stays theirs. */
  void delete(UUID classroom, UUID teacher, UUID id) {
    Seat seat = classes.lock(classroom, teacher);
    require(seat, id);
    deleteById(id);
  }

  /** An assignment that may be seen from this seat; NOT_FOUND for any other. */
  Assignment require(Seat seat, UUID id) {
    return find(of(seat), id);
  }

  private static Assignment find(List<Assignment> all, UUID id) {
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ProblemReason.NOT_THERE.problem("assignment", id));
  }

  private Assignment stored(Seat seat, UUID id, AssignmentOrder order) {
    queries.setPuzzles(id, order.slugs());
    List<Assignment> all = of(seat);
    if (all.stream().mapToInt(one -> one.puzzles().size()).sum() > MOST_PUZZLES) {
      throw ProblemReason.TOO_MANY_ALREADY.problem(MOST_PUZZLES, "puzzles in the class");
    }
    return find(all, id);
  }

  /**
   * The time of the order; {@code otherwise} if there is none. A form has whole minutes, and is
   * sent a while after it was filled in, so a time shortly before {@code earliest} is {@code
   * earliest}.
   */
  private static Instant opening(AssignmentOrder order, Instant otherwise, Instant earliest) {
    Instant wanted = order.opensAt() == null ? otherwise : time("opensAt", order.opensAt());
    if (earliest.isAfter(wanted.plus(LATE))) {
      throw ProblemReason.BEFORE_CLASS.invalid("opensAt", earliest);
    }
    Instant opensAt = wanted.isBefore(earliest) ? earliest : wanted;
    requireAfter("dueAt", order.dueAt(), opensAt);
    requireAfter("closesAt", order.closesAt(), opensAt);
    if (order.dueAt() != null
        && order.closesAt() != null
        && order.closesAt().isBefore(order.dueAt())) {
      throw ProblemReason.NOT_BEFORE.invalid("closesAt", "dueAt");
    }
    return opensAt;
  }

  private static void requireAfter(String field, @Nullable Instant date, Instant opensAt) {
    if (date != null && !time(field, date).isAfter(opensAt)) {
      throw ProblemReason.NOT_AFTER.invalid(field, "opensAt");
    }
  }

  private static Instant time(String field, Instant given) {
    Instant time = StoredTime.of(given);
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
      throw ProblemReason.TOO_FAR.invalid(field, END);
    }
    return time;
  }

  private void requirePublished(@Nullable UUID assignment, AssignmentOrder order) {
    List<AssignmentQueries.TextRow> unknown = queries.unpublished(assignment, order.slugs());
    if (!unknown.isEmpty()) {
      String names =
          unknown.stream().map(AssignmentQueries.TextRow::value).collect(Collectors.joining(", "));
      throw ProblemReason.UNKNOWN_PUZZLES.invalid("puzzles", names);
    }
  }
}
