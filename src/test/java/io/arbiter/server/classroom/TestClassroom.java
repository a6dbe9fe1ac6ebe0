package io.arbiter.server.classroom;

import io.agroal.api.AgroalDataSource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A class with a teacher, and rows about it. */
public final class TestClassroom {
  private final TestDatabase database;
  private int submissions;

  public TestClassroom(AgroalDataSource source) {
    database = TestDatabase.of(source);
    database.clear();
  }

  public TestDatabase database() {
    return database;
  }

  public UUID player(String name) {
    return TestData.addPlayer(database, name);
  }

  public UUID teacher(String name) {
    UUID id = player(name);
    database.update("update player set roles = '{player,teacher}' where id = ?", id);
    return id;
  }

  public UUID puzzle(String slug) {
    return TestData.addPuzzle(database, slug, 10);
  }

  public UUID classroom(UUID teacher) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into classroom (id, teacher_id, name, code) values (?, ?, 'Class', ?)",
        id,
        teacher,
        id.toString());
    return id;
  }

  public void join(UUID classroom, UUID player, Instant at) {
    database.update("insert into classroom_member values (?, ?, ?)", classroom, player, at);
  }

  /** An assignment that is not due. */
  public UUID assignment(UUID classroom, Instant opensAt, UUID... puzzles) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into assignment values (?, ?, 'Assignment', ?, null)", id, classroom, opensAt);
    for (int i = 0; i < puzzles.length; i++) {
      database.update(
          "insert into assignment_puzzle values (?, ?, ?, ?)", id, puzzles[i], i, opensAt);
    }
    return id;
  }

  public UUID submit(UUID player, UUID puzzle, String verdict, Instant at) {
    UUID id = new UUID(at.toEpochMilli(), ++submissions);
    TestData.addSubmission(database, id, "SUBMISSION", player, puzzle, at);
    TestData.judge(database, id, verdict);
    return id;
  }

  public static AbstractObjectAssert<?, ErrorCode> assertRefused(ThrowingCallable call) {
    return Assertions.assertThatThrownBy(call)
        .isInstanceOf(ProblemException.class)
        .extracting(problem -> ((ProblemException) problem).code());
  }
}
