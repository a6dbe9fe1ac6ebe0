import com.fasterxml.uuid.Generators;
import io.arbiter.core.json.Codec;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.LogLoop;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.score.BestSolutions;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.score.Scoring;
import io.arbiter.server.score.SolvedPuzzles;
import io.arbiter.server.score.StandingMarks;
import io.arbiter.server.score.Standings;
import io.arbiter.server.score.StandingsCheck;
import io.arbiter.server.station.StationLine;
import io.arbiter.server.station.Stations;
import io.arbiter.server.submission.SubmissionStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Fills a database with players and judgements and measures what the standings cost there: reads
 * over HTTP, scoring by 50 at a time, and the recompute check.
 *
 * <p>Usage: {@code ./arbiter bench standings [--players 1000000] [--judgements 20000000] [--data
 * FOLDER]}; what a folder holds from an earlier run is not filled again.
 */
final class StandingsBench {
  private static final int PUZZLES = 1_000;
  private static final int KNOWN = 200;
  private static final int ACTIVE = 1_000;
  private static final int SCORERS = 50;
  private static final int SCORINGS_EACH = 40;
  private static final int LOOKS_A_SECOND = 50;

  private final Jdbi jdbi;
  private final long players;
  private final long judgements;
  private final Random random = new Random();

  private StandingsBench(Jdbi jdbi, long players, long judgements) {
    this.jdbi = jdbi;
    this.players = players;
    this.judgements = judgements;
  }

  public static void main(String... arguments) throws Exception {
    long players = 1_000_000;
    long judgements = 20_000_000;
    Path folder = Files.createTempDirectory("arbiter-standings-");
    Path data = folder.resolve("postgresql");
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--players" -> players = Long.parseLong(arguments[i + 1]);
        case "--judgements" -> judgements = Long.parseLong(arguments[i + 1]);
        case "--data" -> data = Path.of(arguments[i + 1]).toAbsolutePath();
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    boolean filled = Files.exists(data);
    try (BenchDatabase database = BenchDatabase.start(launcher, data)) {
      StandingsBench bench = new StandingsBench(database.jdbi(), players, judgements);
      if (!filled) {
        bench.fill();
      }
      try (Bench.Instance instance = database.instance(folder.resolve("data"))) {
        bench.read(instance.address());
      }
      bench.score(database.server());
      bench.check();
    }
    Bench.delete(folder);
    System.exit(0);
  }

  /** Each statement in a transaction of its own, timed. */
  private void fill() {
    long start = System.nanoTime();
    long each = judgements / players;
    try (Handle handle = jdbi.open()) {
      // As COPY would: no triggers and no foreign keys while the rows come in.
      handle.execute("set session_replication_role = replica");
      handle.execute("drop index standing_by_rank");
      handle.execute("drop index best_by_rank");
      handle.execute("drop index submission_by_player");
      handle.execute("drop index submission_by_puzzle");
      handle.execute("drop index submission_by_enqueued");
      handle.execute("drop index submission_by_judged");
      handle.execute("drop index submission_judged_by_player");
      handle.execute("drop index solved_by_player");
      timed(
          handle,
          "players",
          """
          insert into player (id, name, password_hash, roles)
          select md5('p' || i)::uuid, 'player' || i, '', '{player}'
          from generate_series(1, %d) i
          """
              .formatted(players));
      handle.execute("insert into test_set values ('t', '')");
      handle.execute(
          """
          insert into puzzle (id, slug)
          select md5('z' || i)::uuid, 'puzzle-' || i from generate_series(0, %d) i
          """
              .formatted(PUZZLES - 1));
      handle.execute(
          """
          insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle, test_set_hash,
            title, difficulty, points, tags, statement, statement_html, function, signature,
            starter, samples, hints, limits)
          select md5('z' || i)::uuid, 'puzzle-' || i, 1, 'PUBLISHED', 'h', '', 't', 'Puzzle ' || i, 'simple',
            10 * (1 + i %% 5), '{}', '', '', 'f', '', '', '[]', '{}',
            '{"cpuMillis": 1, "steps": 2, "memoryBytes": 3, "outputBytes": 4}'
          from generate_series(0, %d) i
          """
              .formatted(PUZZLES - 1));
      // Each player tries other puzzles; one in three is accepted; over the last three years.
      timed(
          handle,
          "submissions",
          """
          insert into submission (id, kind, player_id, puzzle_id, version, source, state, attempt,
            verdict, submitted_at, enqueued_at, judged_at)
          select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
              || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
            'SUBMISSION', md5('p' || i)::uuid, md5('z' || (i * 7 + k * 13) %% %d)::uuid, 1,
            'def f(): pass', 'JUDGED', 1,
            case when (i * 31 + k * 17) %% 3 = 0 then 'ACCEPTED' else 'WRONG_ANSWER' end, at, at, at
          from (select i, k, i * %d + k as n, now() - interval '1 second'
              * (1 + (('x' || substr(md5((i * %d + k)::text), 1, 7))::bit(28)::bigint %% 94608000))
              as at
            from generate_series(1, %d) i, generate_series(0, %d) k) s
          """
              .formatted(PUZZLES, each, each, players, each - 1));
      timed(
          handle,
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
      timed(
          handle,
          "solved",
          """
          insert into solved
          select s.player_id, s.puzzle_id, s.id, v.points, s.submitted_at
          from submission s join puzzle_version v on v.puzzle_id = s.puzzle_id
          where s.verdict = 'ACCEPTED'
          """);
      timed(
          handle,
          "standings",
          """
          insert into standing (board, player_id, points, solved, reached_at)
          select board, player_id, sum(points), count(*), max(solved_at)
          from solved, unnest(boards_at(solved_at)) board group by board, player_id
          """);
      timed(
          handle,
          "best solutions",
          """
          insert into best
          select s.player_id, s.puzzle_id, m.measure, m.value, s.id, s.submitted_at
          from submission s join judgement j on j.submission_id = s.id
          cross join lateral (values ('size', j.source_bytes::bigint), ('steps', j.steps),
            ('time', j.cpu_millis)) m (measure, value)
          where s.verdict = 'ACCEPTED'
          """
              .replace("insert into best", "insert into best (player_id, puzzle_id, measure, value, submission_id, reached_at)"));
      timed(
          handle,
          "counts",
          """
          update puzzle p set attempts = c.attempts, solved_by = c.solved_by
          from (select puzzle_id, count(*) as attempts,
            count(*) filter (where verdict = 'ACCEPTED') as solved_by
            from submission group by puzzle_id) c where c.puzzle_id = p.id
          """);
      timed(handle, "index", "create index standing_by_rank on standing (board, loss, reached_at, player_id) include (solved)");
      timed(handle, "index", "create index best_by_rank on best (puzzle_id, measure, value, reached_at, player_id)");
      timed(handle, "index", "create index submission_by_player on submission (player_id, id desc)");
      timed(handle, "index", "create index submission_by_puzzle on submission (puzzle_id, id desc)");
      timed(handle, "index", "create index submission_by_enqueued on submission (enqueued_at desc)");
      timed(handle, "index", "create index submission_by_judged on submission (judged_at desc)");
      timed(handle, "index", "create index submission_judged_by_player on submission (player_id, id desc) include (puzzle_id, verdict, judged_at) where kind = 'SUBMISSION' and state = 'JUDGED'");
      timed(handle, "index", "create index solved_by_player on solved (player_id, solved_at desc) include (puzzle_id, points)");
      handle.execute("set session_replication_role = origin");
      timed(handle, "vacuum", "vacuum analyze");
      long marks = System.nanoTime();
      new StandingMarks(jdbi).rebuild();
      line("  marks: %.1f s", seconds(marks));
      line(
          "filled in %.0f s: %s players, %s judgements, %s",
          seconds(start),
          count(handle, "player"),
          count(handle, "judgement"),
          handle
              .createQuery("select pg_size_pretty(pg_database_size(current_database()))")
              .mapTo(String.class)
              .one());
    }
  }

  private static long count(Handle handle, String table) {
    return handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
  }

  private static void timed(Handle handle, String what, String sql) {
    long start = System.nanoTime();
    handle.execute(sql);
    line("  %s: %.1f s", what, seconds(start));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void line(String format, Object... arguments) {
    System.out.printf(format + "%n", arguments);
  }

  private String anybody() {
    return "player" + (1 + random.nextLong(players));
  }

  /** One of a few, whose rows others have read lately. */
  private String somebodyKnown() {
    return "player" + (1 + random.nextLong(KNOWN));
  }

  private void read(URI address) throws Exception {
    Map<String, IntFunction<String>> reads = new LinkedHashMap<>();
    reads.put("first page", _ -> "/api/leaderboards/all");
    reads.put("page at half depth", _ -> "/api/leaderboards/all?from=" + players / 2);
    reads.put(
        "page anywhere", _ -> "/api/leaderboards/all?from=" + (1 + random.nextLong(players)));
    reads.put(
        "this month, anywhere",
        _ -> "/api/leaderboards/month?from=" + (1 + random.nextLong(players / 10)));
    reads.put("rank", _ -> "/api/leaderboards/all/players/" + anybody() + "?radius=0");
    reads.put("neighbours", _ -> "/api/leaderboards/all/players/" + anybody() + "?radius=5");
    reads.put("profile", _ -> "/api/players/" + anybody());
    reads.put("profile looked at before", _ -> "/api/players/" + somebodyKnown());
    reads.put(
        "board of a puzzle", i -> "/api/puzzles/puzzle-" + i % PUZZLES + "/leaderboard?by=steps");
    new Reads(address, Optional.empty()).measure(reads);
  }

  /**
   * Fifty scorers at once, on submissions of any player to the ten most popular puzzles: first as
   * fast as they can, which shows the most that the machine does, then at a part of that rate, which
   * shows how long one takes; and then for a few players, whose rows are in memory soon. At last
   * one scorer alone, with so many in a batch as wait when it is behind.
   */
  private void score(EmbeddedPostgres server) throws Exception {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < SCORERS; i++) {
      connections.add(server.getPostgresDatabase().getConnection());
    }
    List<Scorekeeper> scorekeepers = connections.stream().map(StandingsBench::scorekeeper).toList();
    // A connection's first statements are parsed and planned anew each time.
    score(scorekeepers, players, 0);
    double most = score(scorekeepers, players, 0);
    score(scorekeepers, players, most / 2);
    score(scorekeepers, players, most / 4);
    score(scorekeepers, ACTIVE, 0);
    score(scorekeepers, ACTIVE, most / 4);
    for (int size : List.of(1, 1, 20, 200)) {
      scoreInBatches(scorekeepers.getFirst(), size);
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }

  private static Scorekeeper scorekeeper(Connection connection) {
    Jdbi one = Jdbi.create(connection).installPlugin(new PostgresPlugin());
    return new Scorekeeper(
        one,
        new SubmissionStore(),
        new Scoring(
            new SubmissionStore(),
            new SolvedPuzzles(new Standings(one), new Stations(one, StationLine.NONE)),
            new BestSolutions(one)),
        _ -> {});
  }

  /**
   * @param players of how many, the submissions
   * @param rate how many a second, at random; 0 is without a pause
   * @return how many a second there were
   */
  private double score(List<Scorekeeper> scorekeepers, long players, double rate)
      throws Exception {
    List<UUID> submissions = addSubmissions(players);
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean done = new AtomicBoolean();
    double seconds;
    int waits;
    try (ExecutorService scorers = Executors.newFixedThreadPool(SCORERS + 2)) {
      Future<?> upkeep = scorers.submit(() -> fold(done));
      Future<Integer> locks = scorers.submit(() -> lockWaits(done));
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SCORERS; i++) {
        List<UUID> mine = submissions.subList(i * SCORINGS_EACH, (i + 1) * SCORINGS_EACH);
        Scorekeeper scorekeeper = scorekeepers.get(i);
        running.add(scorers.submit(() -> score(scorekeeper, mine, millis, rate / SCORERS)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      seconds = seconds(start);
      done.set(true);
      upkeep.get();
      waits = locks.get();
    }
    line(
        "%d scorers, accepted solutions of %d players: %.0f a second; seen waiting for a lock: %.2f"
            + " of them at a time; milliseconds:",
        SCORERS, players, submissions.size() / seconds, waits / seconds / LOOKS_A_SECOND);
    Reads.percentiles("a verdict", millis.stream().mapToDouble(Double::doubleValue).toArray());
    return submissions.size() / seconds;
  }

  private void scoreInBatches(Scorekeeper scorekeeper, int size) {
    List<LogLoop.Entry> entries =
        addSubmissions(players).stream().map(StandingsBench::accepted).toList();
    long start = System.nanoTime();
    for (int i = 0; i < entries.size(); i += size) {
      requireScored(scorekeeper, entries.subList(i, Math.min(i + size, entries.size())));
    }
    line("one scorer, batches of %d: %.0f a second", size, entries.size() / seconds(start));
  }

  private static void requireScored(Scorekeeper scorekeeper, List<LogLoop.Entry> batch) {
    int scored = scorekeeper.take(batch).size();
    if (scored != batch.size()) {
      throw new IllegalStateException("scored " + scored + " of " + batch.size());
    }
  }

  private static LogLoop.Entry accepted(UUID submission) {
    Judgement judgement =
        new Judgement(Verdict.ACCEPTED, "", List.of(), null, null, new Usage(5, 6, 7, 8));
    var provenance =
        new JudgingEvent.Provenance(1, "t", "runtime", "w", 1, Limits.DEFAULT, Instant.now());
    return new LogLoop.Entry(
        submission.toString(),
        Codec.encode(new JudgingEvent.Judged(submission, 1, judgement, provenance)),
        0);
  }

  private List<UUID> addSubmissions(long players) {
    List<UUID> submissions = new ArrayList<>();
    jdbi.useHandle(
        handle -> {
          for (int i = 0; i < SCORERS * SCORINGS_EACH; i++) {
            UUID id = Generators.timeBasedEpochGenerator().generate();
            submissions.add(id);
            handle.execute(
                """
                insert into submission (id, kind, player_id, puzzle_id, version, source, state,
                  submitted_at, enqueued_at)
                values (?, 'SUBMISSION', md5('p' || ?)::uuid, md5('z' || ?)::uuid, 1, 'x', 'ACCEPTED',
                  now(), now())
                """,
                id,
                1 + random.nextLong(players),
                random.nextInt(10));
          }
        });
    return submissions;
  }

  /** What the upkeep does beside the scoring. */
  private Object fold(AtomicBoolean done) throws InterruptedException {
    StandingMarks marks = new StandingMarks(jdbi);
    while (!done.get()) {
      marks.fold();
      Thread.sleep(1_000);
    }
    return null;
  }

  /** How many sessions were seen waiting for a lock, over all looks. */
  private int lockWaits(AtomicBoolean done) throws InterruptedException {
    int waits = 0;
    while (!done.get()) {
      waits +=
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                      .mapTo(Integer.class)
                      .one());
      Thread.sleep(1_000 / LOOKS_A_SECOND);
    }
    return waits;
  }

  private static Object score(
      Scorekeeper scorekeeper, List<UUID> submissions, List<Double> millis, double rate)
      throws Exception {
    Random pauses = new Random(submissions.hashCode());
    for (UUID submission : submissions) {
      if (rate > 0) {
        Thread.sleep((long) (-1_000 * Math.log(1 - pauses.nextDouble()) / rate));
      }
      List<LogLoop.Entry> one = List.of(accepted(submission));
      long start = System.nanoTime();
      requireScored(scorekeeper, one);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return null;
  }

  private void check() {
    long start = System.nanoTime();
    var differences = new StandingsCheck(jdbi).check();
    line("the recompute check: %.1f s, %d differences", seconds(start), differences.size());
    differences.stream().limit(10).forEach(d -> line("  %s", d));
  }
}
