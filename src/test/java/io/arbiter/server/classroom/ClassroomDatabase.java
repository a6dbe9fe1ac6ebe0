package io.arbiter.server.classroom;

import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A teacher, two players, and rows about classes. */
abstract class ClassroomDatabase extends EmptyDatabase {
  static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Classes classes;
  UUID id;
  UUID tess;
  UUID ada;
  UUID bob;

  @BeforeEach
  void aTeacherAndTwoPlayers() {
    tess = player("tess", "player", "teacher");
    ada = player("ada");
    bob = player("bob");
  }

  UUID classroom(UUID teacher) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into classroom (id, teacher_id, name, code) values (?, ?, 'Class', ?)",
        id,
        teacher,
        id.toString());
    return id;
  }

  void join(UUID classroom, UUID player, Instant at) {
    database.update("insert into classroom_member values (?, ?, ?)", classroom, player, at);
  }

  /** Adds so many players, and makes them members. */
  void joinMany(UUID classroom, int players) {
    addPlayers(players);
    database.update(
        "insert into classroom_member select ?, id, ?::timestamptz from player where name like"
            + " 'm%'",
        classroom, THEN.toString());
  }

  /** An assignment that is not due. */
  UUID assignment(UUID classroom, Instant opensAt, UUID... puzzles) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into assignment values (?, ?, 'Assignment', ?, null)", id, classroom, opensAt);
    for (int i = 0; i < puzzles.length; i++) {
      database.update(
          "insert into assignment_puzzle values (?, ?, ?, ?)", id, puzzles[i], i, opensAt);
    }
    return id;
  }

  UUID submit(UUID player, UUID puzzle, String verdict, Instant at) {
    return submission("SUBMISSION", player, puzzle, at, verdict);
  }
}
