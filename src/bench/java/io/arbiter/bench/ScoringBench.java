package io.arbiter.bench;

import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.arbiter.DatabaseResource;
import io.arbiter.TestDatabase;
import io.arbiter.app.command.Checkout;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.score.StandingMarks;
import io.arbiter.server.score.StandingsCheck;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures the scorekeeper on a filled database. It runs in Quarkus like a test, without the loops.
 * First many scorers run at once, then one scorer with batches, while the marks of the standings
 * are folded in the background. Last, it times the check that recomputes all standings.
 */
@QuarkusTest
@WithTestResource(ScoringBench.Database.class)
class ScoringBench {
  private static final String URL = "bench.url";
  private static final String PLAYERS = "bench.players";
  private static final int SCORERS = 50;
  private static final int SCORINGS_EACH = 40;

  @Inject Scorekeeper scorekeeper;
  @Inject StandingMarks marks;
  @Inject StandingsCheck check;
  @Inject AgroalDataSource source;

  private final long players = Long.getLong(PLAYERS, 0);
  private TestDatabase sql;

  /** Measures in a new process, and returns the exit status. */
  static int measure(BenchDatabase database, long players)
      throws IOException, InterruptedException {
    return Checkout.run(
        List.of(
            Checkout.resolve("mvnw").toString(),
            "-B",
            "-q",
            "surefire:test",
            "-Dtest=" + ScoringBench.class.getSimpleName(),
            "-D" + URL + "=" + database.url(),
            "-D" + PLAYERS + "=" + players));
  }

  /** Configures the filled database, with a connection for each scorer. */
  public static final class Database implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      Map<String, String> settings = new HashMap<>(DatabaseResource.SETTINGS);
      settings.put("quarkus.datasource.jdbc.url", System.getProperty(URL));
      settings.put("quarkus.datasource.jdbc.max-size", Integer.toString(SCORERS + 10));
      return settings;
    }

    @Override
    public void stop() {}
  }

  /**
   * Makes the marks, which filling leaves out. Then fifty scorers run at once, on submissions of
   * all players to ten puzzles: first as fast as they can, which shows the highest rate, then at a
   * half and a quarter of that rate, which shows how long one result takes. Last, one scorer runs
   * alone with batches of several sizes, as when it is behind.
   */
  @Test
  void score() throws Exception {
    sql = TestDatabase.of(source);
    long start = System.nanoTime();
    marks.rebuild();
    Figures.line("marks: %.1f s", Figures.secondsSince(start));
    // Warm-up: a connection parses and plans its first statements every time.
    score(0);
    double most = score(0);
    score(most / 2);
    score(most / 4);
    for (int size : List.of(1, 1, 20, 200)) {
      scoreInBatches(size);
    }
    checkAll();
  }

  /**
   * @param rate results a second, at random moments; 0 means without a pause
   * @return the results a second that were reached
   */
  private double score(double rate) throws Exception {
    List<UUID> submissions = addSubmissions();
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    double seconds;
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<?> upkeep = beside.submit(this::fold);
      long start = System.nanoTime();
      Together.run(
          SCORERS,
          SCORERS,
          i ->
              score(
                  submissions.subList(i * SCORINGS_EACH, (i + 1) * SCORINGS_EACH),
                  millis,
                  rate / SCORERS));
      seconds = Figures.secondsSince(start);
      upkeep.cancel(true);
    }
    double reached = submissions.size() / seconds;
    Figures.line(
        "%d scorers, first accepted verdicts: %.0f a second; milliseconds:", SCORERS, reached);
    Reads.percentiles("a verdict", millis);
    return reached;
  }

  private void scoreInBatches(int size) {
    List<JudgingEvent> entries = addSubmissions().stream().map(ScoringBench::accepted).toList();
    long start = System.nanoTime();
    for (int i = 0; i < entries.size(); i += size) {
      requireScored(entries.subList(i, Math.min(i + size, entries.size())));
    }
    Figures.line(
        "one scorer, batches of %d: %.0f a second",
        size, entries.size() / Figures.secondsSince(start));
  }

  private void requireScored(List<JudgingEvent> batch) {
    int scored = scorekeeper.take(batch).size();
    if (scored != batch.size()) {
      throw new IllegalStateException("scored " + scored + " of " + batch.size());
    }
  }

  private static JudgingEvent accepted(UUID submission) {
    Judgement judgement =
        new Judgement(Verdict.ACCEPTED, "", List.of(), null, null, new Usage(5, 6, 7, 8));
    var provenance =
        new JudgingEvent.Provenance(1, "t", "runtime", "w", 1, Limits.DEFAULT, Instant.now());
    return new JudgingEvent.Judged(submission, 1, judgement, provenance);
  }

  /** Folds the marks during the scoring, as the upkeep does. */
  private Object fold() throws InterruptedException {
    while (true) {
      marks.fold();
      Thread.sleep(1_000);
    }
  }

  private Object score(List<UUID> submissions, List<Double> millis, double rate) throws Exception {
    Random pauses = new Random(submissions.hashCode());
    for (UUID submission : submissions) {
      if (rate > 0) {
        Thread.sleep((long) (-1_000 * Math.log(1 - pauses.nextDouble()) / rate));
      }
      List<JudgingEvent> one = List.of(accepted(submission));
      long start = System.nanoTime();
      requireScored(one);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return null;
  }

  private void checkAll() {
    long start = System.nanoTime();
    var differences = check.check();
    Figures.line(
        "the recompute check: %.1f s, %d differences",
        Figures.secondsSince(start), differences.size());
    differences.stream().limit(10).forEach(d -> Figures.line("  %s", d));
    if (!differences.isEmpty()) {
      throw new IllegalStateException("the standings differ from the judgements");
    }
  }

  /** Adds submissions of any players to ten puzzles, and returns their ids. */
  private List<UUID> addSubmissions() {
    List<UUID> ids =
        Stream.generate(Generators.timeBasedEpochGenerator()::generate)
            .limit(SCORERS * SCORINGS_EACH)
            .toList();
    sql.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state,
          submitted_at, enqueued_at)
        select id, 'SUBMISSION', md5('p' || floor(1 + random() * ?)::bigint)::uuid,
          md5('z' || floor(1 + random() * 10)::int)::uuid, 1, 'x', 'ACCEPTED', now(), now()
        from unnest(?) id
        """,
        players,
        ids);
    return ids;
  }
}
