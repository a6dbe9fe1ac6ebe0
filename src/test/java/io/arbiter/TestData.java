package io.arbiter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Rows that tests begin with. */
public final class TestData {
  private TestData() {}

  public static UUID addPlayer(Jdbi jdbi, String name) {
    UUID id = UUID.randomUUID();
    jdbi.useHandle(
        h ->
            h.execute(
                "insert into player (id, name, password_hash, roles) values (?, ?, '', '{player}')",
                id,
                name));
    return id;
  }

  /** A puzzle with one published version. */
  public static UUID addPuzzle(Jdbi jdbi, String slug, int points) {
    UUID id = UUID.randomUUID();
    jdbi.useHandle(
        h -> {
          h.execute("insert into puzzle (id, slug) values (?, ?)", id, slug);
          h.execute("insert into test_set values ('t', '') on conflict do nothing");
          h.execute(
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
        });
    return id;
  }

  /** A submission that the broker has. */
  public static void addSubmission(
      Jdbi jdbi, UUID id, String kind, UUID player, UUID puzzle, Instant at) {
    jdbi.useHandle(
        h ->
            h.execute(
                """
                insert into submission (id, kind, player_id, puzzle_id, version, source, state,
                  submitted_at, enqueued_at) values (?, ?, ?, ?, 1, 'x = 1', 'ACCEPTED', ?, ?)
                """,
                id,
                kind,
                player,
                puzzle,
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC)));
  }

  /** Gives a submission its verdict, or another one. */
  public static void judge(Jdbi jdbi, UUID submission, String verdict) {
    jdbi.useHandle(
        h ->
            h.execute(
                "update submission set state = 'JUDGED', verdict = ?, judged_at = now() where id = ?",
                verdict,
                submission));
  }
}
