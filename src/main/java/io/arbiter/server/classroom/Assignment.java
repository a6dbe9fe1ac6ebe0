package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puzzles that the members of a class are to solve.
 *
 * @param opensAt from then on members see the assignment
 * @param dueAt later solutions are late; null if none is. For a member with the own extension
 * @param closesAt later solutions do not count; null if all do. For a member with the own extension
 * @param puzzles in the teacher's order
 * @param extensions for teachers, the members for whom it is due later
 */
record Assignment(
    UUID id,
    String title,
    Instant opensAt,
    @Nullable Instant dueAt,
    @Nullable Instant closesAt,
    List<AssignedPuzzle> puzzles,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Extension> extensions) {
  /** More time for a member. */
  public record Extension(@JsonIgnore UUID assignment, String player, Instant dueAt) {}

  static Assignment of(List<AssignmentQueries.Row> rows, List<Extension> extensions) {
    AssignmentQueries.Row first = rows.getFirst();
    return new Assignment(
        first.id(),
        first.title(),
        first.opensAt(),
        first.dueAt(),
        first.closesAt(),
        rows.stream()
            .map(row -> new AssignedPuzzle(row.slug(), row.puzzleTitle(), row.published()))
            .toList(),
        extensions.stream().filter(one -> one.assignment().equals(first.id())).toList());
  }

  /** A puzzle of an assignment; a retired puzzle has its slug for a title. */
  public record AssignedPuzzle(String slug, String title, boolean published) {}
}
