package io.arbiter.server.classroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puzzles that the members of a class are to solve.
 *
 * @param opensAt from then on members see the assignment
 * @param dueAt later solutions are late; null if none is
 * @param puzzles in the teacher's order
 */
record Assignment(
    UUID id, String title, Instant opensAt, @Nullable Instant dueAt, List<AssignedPuzzle> puzzles) {
  public Assignment {
    puzzles = List.copyOf(puzzles);
  }

  static Assignment of(List<AssignmentQueries.Row> rows) {
    AssignmentQueries.Row first = rows.getFirst();
    return new Assignment(
        first.id(),
        first.title(),
        first.opensAt(),
        first.dueAt(),
        rows.stream()
            .map(row -> new AssignedPuzzle(row.slug(), row.puzzleTitle(), row.published()))
            .toList());
  }

  /** A puzzle of an assignment; a retired puzzle has its slug for a title. */
  public record AssignedPuzzle(String slug, String title, boolean published) {}
}
