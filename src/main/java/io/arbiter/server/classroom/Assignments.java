package io.arbiter.server.classroom;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.classroom.AssignmentQueries.KeptRow;
import io.arbiter.server.classroom.AssignmentQueries.Row;
import io.arbiter.server.classroom.AssignmentQueries.Slug;
import io.arbiter.server.classroom.roll.Seat;
import io.arbiter.server.classroom.roll.Seats;
import io.arbiter.server.database.StoredTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The assignments of classes. Thread-safe. */
@ApplicationScoped
@Transactional
class Assignments {
  /** The most puzzles of all assignments of a class, which bounds the table of its progress. */
  static final int MOST_PUZZLES = 200;

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final AssignmentQueries queries;
  private final AssignmentRepository repository;
  private final Seats seats;

  Assignments(AssignmentQueries queries, AssignmentRepository repository, Seats seats) {
    this.queries = queries;
    this.repository = repository;
    this.seats = seats;
  }

  /**
   * What a teacher says of an assignment.
   *
   * @param puzzles their slugs, in order, each once
   * @param opensAt null for now
   */
  record Order(
      String title, List<String> puzzles, @Nullable Instant opensAt, @Nullable Instant dueAt) {
    Order {
      puzzles = List.copyOf(puzzles);
    }
  }

  /** What the export of an account has of an assignment of the player's. */
  public record Kept(
      UUID id,
      UUID classId,
      String title,
      Instant opensAt,
      @Nullable Instant dueAt,
      List<String> puzzles) {
    public Kept {
      puzzles = List.copyOf(puzzles);
    }
  }

  /** The assignments of all classes of a teacher after this id, for the export of the account. */
  public List<Kept> kept(UUID teacher, UUID after, int limit) {
    return queries.kept(teacher, after, limit).stream().map(KeptRow::kept).toList();
  }

  /** The assignments of a class, in the order of their opening; for members only the open ones. */
  public List<Assignment> of(Seat seat) {
    return queries.list(seat.id(), seat.teaches()).stream()
        .collect(Collectors.groupingBy(Row::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Assignment::of)
        .toList();
  }

  /**
   * Adds an assignment to a class.
   *
   * @throws ProblemException like {@link Seats#lock}; INVALID for a puzzle that is not published
   *     and for dates in the wrong order, CONFLICT if the class has too many puzzles
   */
  Assignment add(UUID classroom, UUID teacher, Order order) {
    Seat seat = seats.lock(classroom, teacher);
    Instant opensAt = opening(order, StoredTime.now(), Instant.MIN);
    requirePublished(null, order);
    AssignmentEntity added = new AssignmentEntity(classroom);
    set(added, order, opensAt);
    repository.persist(added);
    return stored(seat, added.id, order);
  }

  /**
   * Changes an assignment. What was sent for puzzles that stay still belongs to it. The opening
   * cannot move to an earlier past: the teacher would see what was sent before.
   *
   * @throws ProblemException like {@link #add}, and NOT_FOUND if the class has no such assignment
   */
  Assignment change(UUID classroom, UUID teacher, UUID id, Order order) {
    Seat seat = seats.lock(classroom, teacher);
    Instant before = require(seat, id).opensAt();
    Instant opensAt = opening(order, before, earlier(before, StoredTime.now()));
    requirePublished(id, order);
    set(repository.findById(id), order, opensAt);
    return stored(seat, id, order);
  }

  private static void set(AssignmentEntity assignment, Order order, Instant opensAt) {
    assignment.title = order.title();
    assignment.opensAt = opensAt;
    assignment.dueAt = order.dueAt();
  }

  /**
   * Deletes an assignment. What the members have sent stays theirs.
   *
   * @throws ProblemException like {@link Seats#lock}, and NOT_FOUND
   */
  void delete(UUID classroom, UUID teacher, UUID id) {
    Seat seat = seats.lock(classroom, teacher);
    require(seat, id);
    repository.deleteById(id);
  }

  /**
   * An assignment that may be seen from this seat.
   *
   * @throws ProblemException NOT_FOUND if the class has no such assignment, or a member may not see
   *     it yet
   */
  public Assignment require(Seat seat, UUID id) {
    return find(of(seat), id);
  }

  private static Assignment find(List<Assignment> all, UUID id) {
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no assignment " + id));
  }

  private Assignment stored(Seat seat, UUID id, Order order) {
    queries.setPuzzles(id, slugs(order));
    List<Assignment> all = of(seat);
    if (all.stream().mapToInt(one -> one.puzzles().size()).sum() > MOST_PUZZLES) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "the assignments of a class may have %d puzzles in all".formatted(MOST_PUZZLES));
    }
    return find(all, id);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * When an assignment opens.
   *
   * @param otherwise if the order does not say
   * @param earliest if the order says an earlier time
   */
  private static Instant opening(Order order, Instant otherwise, Instant earliest) {
    Instant wanted = order.opensAt() == null ? otherwise : StoredTime.of(order.opensAt());
    if (wanted.isBefore(Instant.EPOCH) || !wanted.isBefore(END)) {
      throw invalid("opensAt", "must be a time before the year 9999");
    }
    Instant opensAt = wanted.isBefore(earliest) ? earliest : wanted;
    @Nullable Instant dueAt = order.dueAt();
    if (dueAt != null && !(dueAt.isAfter(opensAt) && dueAt.isBefore(END))) {
      throw invalid("dueAt", "must be after opensAt, and before the year 9999");
    }
    return opensAt;
  }

  private void requirePublished(@Nullable UUID assignment, Order order) {
    List<Slug> unknown = queries.unpublished(assignment, slugs(order));
    if (!unknown.isEmpty()) {
      String names = unknown.stream().map(Slug::value).collect(Collectors.joining(", "));
      throw invalid("puzzles", "there is no puzzle " + names);
    }
  }

  private static String[] slugs(Order order) {
    return order.puzzles().toArray(String[]::new);
  }

  private static ProblemException invalid(String field, String reason) {
    return new ProblemException(
        ErrorCode.INVALID, field + ": " + reason, List.of(new Violation(field, reason)));
  }
}
