package io.arbiter.bench;

import io.arbiter.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a database with players and judgements, by SQL.
 *
 * @param players the number of players; their names are player1, player2 and so on
 * @param judgements the number of judgements of all players, over the last three years
 */
record StandingsData(BenchDatabase database, long players, long judgements) {
  /** The puzzles are puzzle-1 and so on. */
  static final int PUZZLES = 1_000;

  /**
   * The indexes of the large tables, and the statements that make them. An index that is made at
   * the end takes less time than one that grows with each row.
   */
  private static final String INDEXES =
      """
      select indexname, indexdef from pg_indexes
      where schemaname = 'public' and indexdef not like 'CREATE UNIQUE%'
        and tablename in ('submission', 'judgement', 'solved', 'standing', 'best')
      """;

  /** The statements that fill the tables, by the name of a part. */
  private Map<String, String> statements() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "players",
        """
        insert into player (id, name, password_hash, roles)
        select md5('p' || i)::uuid, 'player' || i, '', '{player}'
        from generate_series(1, PLAYERS) i
        """);
    all.put(
        "puzzles",
        """
        insert into test_set values ('t', '');
        insert into puzzle (id, slug)
        select md5('z' || i)::uuid, 'puzzle-' || i from generate_series(1, PUZZLES) i;
        insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle, test_set_hash,
          title, difficulty, points, tags, statement, statement_html, function, signature,
          starter, samples, hints, limits)
        select id, slug, 1, 'PUBLISHED', 'h', '', 't', slug, 'simple',
          10 * (1 + abs(hashtext(slug)) % 5), '{}', '', '', 'f', '', '', '[]', '{}',
          '{"cpuMillis": 1, "steps": 2, "memoryBytes": 3, "outputBytes": 4}'
        from puzzle
        """);
    // Players try different puzzles, over the last three years. A third is accepted.
    all.put(
        "submissions",
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state, attempt,
          verdict, submitted_at, enqueued_at, judged_at)
        select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
            || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
          'SUBMISSION', md5('p' || i)::uuid, md5('z' || 1 + (i * 7 + k * 13) % PUZZLES)::uuid, 1,
          'def f(): pass', 'JUDGED', 1,
          case when (i * 31 + k * 17) % 3 = 0 then 'ACCEPTED' else 'WRONG_ANSWER' end, at, at, at
        from (select i, k, i * EACH + k as n, now() - interval '1 second'
            * (1 + (('x' || substr(md5((i * EACH + k)::text), 1, 7))::bit(28)::bigint % 94608000))
            as at
          from generate_series(1, PLAYERS) i, generate_series(0, EACH - 1) k) s
        """);
    all.put(
        "judgements",
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
          cpu_millis, steps, source_bytes, judged_at)
        select s.id, 1, s.verdict, ('{"verdict": "' || s.verdict || '"}')::json, '{"version": 1}',
          case when s.verdict = 'ACCEPTED' then v.points else 0 end,
          10 + abs(hashtext(s.id::text)) % 500, abs(hashtext(s.id::text)) % 100000,
          20 + abs(hashtext(s.id::text)) % 400, s.submitted_at
        from submission s join puzzle_version v on v.puzzle_id = s.puzzle_id
        """);
    all.put(
        "solved",
        """
        insert into solved
        select s.player_id, s.puzzle_id, s.id, v.points, s.submitted_at
        from submission s join puzzle_version v on v.puzzle_id = s.puzzle_id
        where s.verdict = 'ACCEPTED'
        """);
    all.put(
        "standings",
        """
        insert into standing (board, player_id, points, solved, reached_at)
        select board, player_id, sum(points), count(*), max(solved_at)
        from solved, unnest(boards_at(solved_at)) board group by board, player_id
        """);
    all.put(
        "best solutions",
        """
        insert into best (player_id, puzzle_id, measure, value, submission_id, reached_at)
        select s.player_id, s.puzzle_id, m.measure, m.value, s.id, s.submitted_at
        from submission s join judgement j on j.submission_id = s.id
        cross join lateral (values ('size', j.source_bytes::bigint), ('steps', j.steps),
          ('time', j.cpu_millis)) m (measure, value)
        where s.verdict = 'ACCEPTED'
        """);
    all.put(
        "counts",
        """
        update puzzle p set attempts = c.attempts, solved_by = c.solved_by
        from (select puzzle_id, count(*) as attempts,
          count(*) filter (where verdict = 'ACCEPTED') as solved_by
          from submission group by puzzle_id) c where c.puzzle_id = p.id
        """);
    all.replaceAll(
        (_, sql) ->
            // Faster without triggers and foreign keys.
            ("set session_replication_role = replica;\n" + sql)
                .replace("PLAYERS", Long.toString(players))
                .replace("PUZZLES", Integer.toString(PUZZLES))
                .replace("EACH", Long.toString(judgements / players)));
    return all;
  }

  /** Runs and times each statement in a separate transaction. */
  void fill() {
    long start = System.nanoTime();
    TestDatabase sql = database.sql();
    Map<String, String> all = statements();
    for (List<Object> index : sql.rows(INDEXES)) {
      sql.update("drop index " + index.getFirst());
      all.put(index.getFirst().toString(), index.getLast().toString());
    }
    all.put("vacuum", "vacuum analyze");
    all.forEach(
        (name, statement) -> {
          long begun = System.nanoTime();
          sql.update(statement);
          Figures.line("  %s: %.1f s", name, Figures.secondsSince(begun));
        });
    Figures.line(
        "filled in %.0f s: %d MiB",
        Figures.secondsSince(start),
        sql.one(Long.class, "select pg_database_size(current_database()) >> 20"));
  }
}
