package io.arbiter;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.TestSet;
import java.time.Instant;
import java.util.UUID;

/** Rows that tests start with. */
public final class TestData {
  private TestData() {}

  public static UUID addPlayer(TestDatabase database, String name) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into player (id, name, password_hash, roles) values (?, ?, '', '{player}')",
        id,
        name);
    return id;
  }

  /** Adds a puzzle with one published version. */
  public static UUID addPuzzle(TestDatabase database, String slug, int points) {
    UUID id = UUID.randomUUID();
    database.update("insert into puzzle (id, slug) values (?, ?)", id, slug);
    database.update(
        "insert into test_set values ('t', ?) on conflict do nothing", Codec.encode(TestSet.NONE));
    database.update(
        """
        insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle,
          test_set_hash, title, difficulty, points, tags, statement, statement_html,
          function, signature, starter, samples, hints, limits)
        values (?, ?, 1, 'PUBLISHED', 'h', '', 't', 't', 'simple', ?, '{}', '', '', 'f', '', '',
          '[]', '{}',
          '{"cpuMillis": 1, "steps": 2, "memoryBytes": 3, "outputBytes": 4}')
        """,
        id,
        slug,
        points);
    return id;
  }

  /** Adds a version like the first one, which is validated but not published. */
  public static void addVersion(TestDatabase database, UUID puzzle, int number, int points) {
    database.update(
        """
        insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle,
          test_set_hash, title, difficulty, points, tags, statement, statement_html,
          function, signature, starter, samples, hints, limits)
        select puzzle_id, slug, ?, 'VALIDATED', 'h' || ?, bundle, test_set_hash, title,
          difficulty, ?, tags, statement, statement_html, function, signature, starter,
          samples, hints, limits
        from puzzle_version where puzzle_id = ? and number = 1
        """,
        number,
        number,
        points,
        puzzle);
  }

  /** Adds a submission whose job is in the queue. */
  public static void addSubmission(
      TestDatabase database, UUID id, String kind, UUID player, UUID puzzle, Instant at) {
    database.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state,
          submitted_at, enqueued_at) values (?, ?, ?, ?, 1, 'x = 1', 'ACCEPTED', ?, ?)
        """,
        id,
        kind,
        player,
        puzzle,
        at,
        at);
  }

  /** Gives a submission a verdict, or replaces its verdict. */
  public static void judge(TestDatabase database, UUID submission, String verdict) {
    database.update(
        "update submission set state = 'JUDGED', verdict = ?, judged_at = now() where id = ?",
        verdict,
        submission);
  }
}
