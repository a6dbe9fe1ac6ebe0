package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AssignmentsTest extends ClassroomDatabase {
  @Inject Assignments assignments;

  @BeforeEach
  void aClassWithAMember() {
    id = classroom(tess);
    join(id, ada, THEN);
    puzzle("easy");
    puzzle("hard");
  }

  private static AssignmentOrder order(Instant opensAt, Instant dueAt, String... slugs) {
    return new AssignmentOrder("Week 1", List.of(slugs), opensAt, dueAt);
  }

  private List<Assignment> seenBy(UUID player) {
    return assignments.of(classes.seat(id, player));
  }

  @Test
  void anAssignmentHasPuzzlesInOrderAndDates() {
    Instant due = Instant.parse("2027-01-01T00:00:00Z");
    Assignment made = assignments.add(id, tess, order(THEN, due, "hard", "easy"));
    assertThat(made)
        .isEqualTo(
            new Assignment(
                made.id(),
                "Week 1",
                THEN,
                due,
                List.of(
                    new Assignment.AssignedPuzzle("hard", "t", true),
                    new Assignment.AssignedPuzzle("easy", "t", true))));
    assertThat(seenBy(ada)).containsExactly(made);
    assertThat(assignments.givenTo(ada)).containsExactlyInAnyOrder("easy", "hard");
    assertThat(assignments.givenTo(tess)).isEmpty();
  }

  @Test
  void membersSeeItFromItsOpeningOn() {
    Instant later = Instant.now().plus(Duration.ofDays(1));
    Assignment made = assignments.add(id, tess, order(later, null, "easy"));
    assertThat(seenBy(tess)).containsExactly(made);
    assertThat(seenBy(ada)).isEmpty();
    assertThat(assignments.givenTo(ada)).isEmpty();
    assertRefused(() -> assignments.require(classes.seat(id, ada), made.id()), ErrorCode.NOT_FOUND);
    assignments.change(id, tess, made.id(), order(THEN, null, "easy"));
    assertThat(seenBy(ada)).hasSize(1);
    assertThat(assignments.givenTo(ada)).containsExactly("easy");
  }

  @Test
  void anOpeningDoesNotMoveBackBeforeTheChange() {
    Instant begin = Instant.now().minusMillis(1);
    Instant later = begin.plus(Duration.ofDays(1));
    Instant due = begin.plus(Duration.ofDays(2));
    Assignment made = assignments.add(id, tess, order(later, null, "easy"));
    assertRefused(
        () -> assignments.change(id, tess, made.id(), order(THEN, begin, "easy")),
        ErrorCode.INVALID);
    Assignment opened = assignments.change(id, tess, made.id(), order(THEN, due, "easy"));
    assertThat(opened.opensAt()).isBetween(begin, Instant.now());
    assertThat(assignments.change(id, tess, made.id(), order(THEN, due, "easy"))).isEqualTo(opened);
  }

  @Test
  void aChangeKeepsWhenItsPuzzlesWereAdded() {
    Assignment made = assignments.add(id, tess, order(null, null, "easy"));
    database.update("update assignment_puzzle set added_at = ?", THEN);
    Assignment changed = assignments.change(id, tess, made.id(), order(null, null, "hard", "easy"));
    assertThat(changed.opensAt()).isEqualTo(made.opensAt());
    assertThat(changed.puzzles())
        .extracting(Assignment.AssignedPuzzle::slug)
        .containsExactly("hard", "easy");
    String keptSlugs =
        "select slug from puzzle p join assignment_puzzle z on z.puzzle_id = p.id where added_at ="
            + " ?";
    assertThat(texts(keptSlugs, THEN)).containsExactly("easy");
    assertThat(assignments.change(id, tess, made.id(), order(null, null, "hard")).puzzles())
        .hasSize(1);
  }

  @Test
  void whatCannotBeAssignedIsRefused() {
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'hard'");
    for (AssignmentOrder order :
        List.of(
            order(null, null, "easy", "hard", "none"),
            order(THEN, THEN, "easy"),
            order(Instant.parse("9999-01-01T00:00:00Z"), null, "easy"),
            order(Instant.parse("-0500-01-01T00:00:00Z"), null, "easy"))) {
      assertRefused(() -> assignments.add(id, tess, order), ErrorCode.INVALID);
    }
    assertRefused(() -> assignments.add(id, ada, order(null, null, "easy")), ErrorCode.FORBIDDEN);
    assertRefused(() -> assignments.add(id, bob, order(null, null, "easy")), ErrorCode.NOT_FOUND);
    assertThat(seenBy(tess)).isEmpty();
  }

  @Test
  void aRetiredPuzzleStaysWhereItIsAssigned() {
    Assignment made = assignments.add(id, tess, order(null, null, "hard"));
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'hard'");
    assertThat(assignments.change(id, tess, made.id(), order(null, null, "hard", "easy")).puzzles())
        .containsExactly(
            new Assignment.AssignedPuzzle("hard", "hard", false),
            new Assignment.AssignedPuzzle("easy", "t", true));
  }

  @Test
  void aClassHasLimitedPuzzles() {
    String[] slugs =
        IntStream.range(0, Assignments.MOST_PUZZLES + 1)
            .mapToObj(i -> "p" + i)
            .peek(this::puzzle)
            .toArray(String[]::new);
    assertRefused(() -> assignments.add(id, tess, order(null, null, slugs)), ErrorCode.CONFLICT);
    assertThat(seenBy(tess)).isEmpty();
  }

  @Test
  void anAssignmentIsDeletedAndNothingChangesInAnArchivedClass() {
    Assignment made = assignments.add(id, tess, order(null, null, "easy"));
    Assignment kept = assignments.add(id, tess, order(null, null, "hard"));
    assertRefused(() -> assignments.delete(id, ada, made.id()), ErrorCode.FORBIDDEN);
    assignments.delete(id, tess, made.id());
    assertRefused(() -> assignments.delete(id, tess, made.id()), ErrorCode.NOT_FOUND);
    assertRefused(
        () -> assignments.change(id, tess, made.id(), order(null, null, "easy")),
        ErrorCode.NOT_FOUND);
    UUID other = classroom(tess);
    assertRefused(() -> assignments.delete(other, tess, kept.id()), ErrorCode.NOT_FOUND);
    classes.archive(id, tess);
    assertRefused(() -> assignments.delete(id, tess, kept.id()), ErrorCode.CONFLICT);
    assertRefused(() -> assignments.add(id, tess, order(null, null, "easy")), ErrorCode.CONFLICT);
    assertThat(seenBy(ada)).containsExactly(kept);
    assertThat(assignments.givenTo(ada)).isEmpty();
  }
}
