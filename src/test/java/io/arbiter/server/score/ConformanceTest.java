package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.EveryThirdDay;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.ComparedOutbox;
import io.arbiter.server.submission.MemoryCatalog;
import io.arbiter.server.submission.SimulatedStore;
import io.arbiter.server.submission.SimulatedSubmissions;
import io.arbiter.server.submission.SimulatedSubmissions.Allowance;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.simulation.Faults;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Version;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Compares the statements of the simulation with those of PostgreSQL. Both sides get the same
 * random history of requests, results, sweeps and relay turns. After each step, both must have
 * given the same answer, and all tables must be equal. Times are compared to the minute: where SQL
 * says now(), both sides use their own clock, and no limit lies near a whole minute.
 */
@ServerTest
class ConformanceTest extends DatabaseTest {
  /** Half a minute keeps the limit away from the times of the history. */
  private static final Duration STUCK = Duration.ofSeconds(10 * 60 + 30);

  private static final int STEPS = 40;

  @Inject SubmissionStore store;
  @Inject Scoring scoring;
  @Inject SubmissionCatalog catalog;

  private TestDatabase real;
  private VirtualDatabase memory;
  private final List<UUID> players = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();
  private final List<UUID> ids = new ArrayList<>();
  private Instant begun;
  private Instant at;
  private Instant last;

  @BeforeEach
  void begin() {
    real = TestDatabase.of(source);
    real.clear();
    begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
    at = begun;
    last = begun;
    memory = new VirtualDatabase(new Undisturbed());
    for (String name : List.of("ada", "bob")) {
      UUID player = TestData.addPlayer(real, name);
      players.add(player);
      memory.joining().run(() -> memory.players.put(player, player));
    }
    for (String slug : List.of("easy", "hard")) {
      UUID puzzle = TestData.addPuzzle(real, slug, 10);
      real.update(
          """
          insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle,
            test_set_hash, title, difficulty, points, tags, statement, statement_html,
            function, signature, starter, samples, hints, limits)
          select puzzle_id, slug, 2, 'VALIDATED', 'h2', bundle, test_set_hash, title, difficulty,
            30, tags, statement, statement_html, function, signature, starter, samples, hints,
            limits
          from puzzle_version where puzzle_id = ?
          """,
          puzzle);
      versions.add(new Version(puzzle, slug, 1, 10, "t"));
      versions.add(new Version(puzzle, slug, 2, 30, "t"));
    }
    real.update("update puzzle_version set limits = ?::json", Codec.toJson(Limits.DEFAULT));
    versions.forEach(memory::add);
  }

  /** One thread, no faults, and a clock that never stands still. */
  private final class Undisturbed implements VirtualDatabase.Surroundings {
    @Override
    public Instant now() {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
      return last;
    }

    @Override
    public void statement(String what) {}

    @Override
    public Faults.Answer commit() {
      return Faults.Answer.DONE;
    }

    @Override
    public void awaitTransaction() {
      throw new IllegalStateException("there is no other transaction");
    }

    @Override
    public void ended() {}
  }

  @RepeatedTest(60)
  @EveryThirdDay
  void theStatementsOfTheSimulationDoWhatTheRealStatementsDo(RepetitionInfo repetition)
      throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    Allowance allowance =
        new Allowance(
            2 + random.nextInt(9),
            1 + random.nextInt(2),
            2 + random.nextInt(9),
            5 + random.nextInt(40),
            1 + random.nextInt(3),
            6 + random.nextInt(20));
    ComparedOutbox realOutbox = ComparedOutbox.real();
    ComparedOutbox memoryOutbox = ComparedOutbox.memory(memory);
    var realSubmissions =
        SimulatedSubmissions.real(() -> at, realOutbox.outbox(), allowance, STUCK);
    var memorySubmissions =
        new SimulatedSubmissions(
            () -> at, memory, memoryOutbox.outbox(), allowance, STUCK, Planted.NOTHING);
    Scorekeeper realScores = new Scorekeeper(store, scoring, rejudged -> {});
    SimulatedScoring memoryScores = new SimulatedScoring(memory, Planted.NOTHING);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          Job job = job(random);
          UUID player = any(random, players);
          UUID puzzle = puzzle(job);
          String key = random.nextBoolean() ? "key " + random.nextInt(3) : null;
          String answer = answer(() -> realSubmissions.accept(job, player, puzzle, key));
          assertThat(answer(() -> memorySubmissions.accept(job, player, puzzle, key)))
              .isEqualTo(answer);
          if (answer.equals(job.submission().toString())) {
            ids.add(job.submission());
          }
        }
        case 3, 4 -> {
          List<JudgingEvent> events = events(random);
          assertThat(memoryScores.take(events)).isEqualTo(realScores.take(events));
        }
        case 5 -> {
          if (random.nextInt(4) == 0) {
            realSubmissions.enqueueOpen();
            memorySubmissions.enqueueOpen();
          } else {
            assertThat(memorySubmissions.sweep()).isEqualTo(realSubmissions.sweep());
          }
        }
        case 6 -> {
          int refused = random.nextInt(3);
          assertThat(relay(memoryOutbox, refused)).isEqualTo(relay(realOutbox, refused));
        }
        default -> age(random);
      }
      assertThat(memoryTables()).as("step %d", step).isEqualTo(realTables());
      for (UUID id : ids) {
        assertThat(MemoryCatalog.ahead(memory, id)).isEqualTo(catalog.ahead(id));
      }
    }
  }

  /** One of the two sides, for transactions inside each other. */
  private record Side(
      TransactionRunner transactions,
      ComparedOutbox outbox,
      SimulatedSubmissions submissions,
      Scoring scoring,
      ToLongFunction<UUID> ahead) {
    /** In another transaction, while the transaction of the caller is open. */
    <T> T meanwhile(Callable<T> task) {
      return transactions.call(task);
    }

    int sent() {
      List<String> sent = new ArrayList<>();
      meanwhile(
          () -> {
            outbox.relay(
                (topic, key, payload) -> {
                  sent.add(key);
                  return false;
                });
            return null;
          });
      return sent.size();
    }
  }

  private List<Side> sides() {
    Allowance allowance = new Allowance(9, 9, 99, 99, 9, 99);
    ComparedOutbox realOutbox = ComparedOutbox.real();
    ComparedOutbox memoryOutbox = ComparedOutbox.memory(memory);
    return List.of(
        new Side(
            QuarkusTransaction.requiringNew(),
            realOutbox,
            SimulatedSubmissions.real(() -> at, realOutbox.outbox(), allowance, STUCK),
            scoring,
            catalog::ahead),
        new Side(
            memory.requiringNew(),
            memoryOutbox,
            new SimulatedSubmissions(
                () -> at, memory, memoryOutbox.outbox(), allowance, STUCK, Planted.NOTHING),
            SimulatedScoring.scoring(memory, SimulatedStore.store(memory)),
            id -> MemoryCatalog.ahead(memory, id)));
  }

  @Test
  void anOpenTransactionHidesItsWritesAndHoldsItsLocks() {
    for (Side side : sides()) {
      Random random = new Random(1);
      Job first = accept(side, random, 30);
      Job second = accept(side, random, 20);
      List<Object> seen = new ArrayList<>();
      seen.add(side.sent());
      empty(side);
      side.meanwhile(
          () -> {
            seen.add("judged " + side.scoring().score(List.of(accepted(first))).size());
            // The verdict is not seen, and the sweep skips the row that is locked.
            seen.add(side.meanwhile(() -> side.ahead().applyAsLong(second.submission())));
            seen.add(side.meanwhile(side.submissions()::sweep));
            seen.add(side.sent());
            return null;
          });
      seen.add(side.ahead().applyAsLong(second.submission()));
      empty(side);
      side.meanwhile(
          () -> {
            // Enqueued again, but the row in the outbox is not seen, and another sweep skips it.
            side.submissions().enqueueOpen();
            seen.add(side.meanwhile(side.submissions()::sweep));
            seen.add(side.sent());
            return null;
          });
      seen.add(side.sent());
      assertThat(seen).containsExactly(2, "judged 1", 1L, 1, 1, 0L, 0, 0, 1);
    }
  }

  @Test
  void theRowsOfARelayAreSkippedByAnother() throws Exception {
    for (Side side : sides()) {
      accept(side, new Random(2), 30);
      List<Integer> others = new ArrayList<>();
      side.outbox()
          .relay(
              (topic, key, payload) -> {
                others.add(side.sent());
                return false;
              });
      assertThat(others).containsExactly(0);
      assertThat(side.sent()).isEqualTo(1);
    }
  }

  @Test
  void aTransactionThatFailsWritesNothing() {
    for (Side side : sides()) {
      Job job = accept(side, new Random(3), 30);
      assertThatThrownBy(
              () ->
                  side.meanwhile(
                      () -> {
                        assertThat(side.scoring().score(List.of(accepted(job)))).hasSize(1);
                        throw new IllegalStateException("ended");
                      }))
          .hasMessage("ended");
      assertThat(side.meanwhile(() -> side.scoring().score(List.of(accepted(job))))).hasSize(1);
    }
    assertThat(memoryTables()).isEqualTo(realTables());
  }

  /** Both sides get the same job from equal random numbers. */
  private Job accept(Side side, Random random, int minutesAgo) {
    Job job = job(random);
    at = begun.minus(minutesAgo, ChronoUnit.MINUTES);
    UUID id =
        new UUID(
            at.toEpochMilli() << 16 | job.submission().getMostSignificantBits() & 0xffff,
            job.submission().getLeastSignificantBits());
    Version version = versions.getFirst();
    Job.Submission submission =
        new Job.Submission(
            new Job.Origin(id, 1, at),
            new Job.Target(version.slug(), version.number(), version.testSetHash()),
            "x = 1",
            Limits.DEFAULT);
    assertThat(side.submissions().accept(submission, players.getFirst(), version.puzzle(), null))
        .isEqualTo(id);
    return submission;
  }

  private static void empty(Side side) {
    side.meanwhile(
        () -> {
          side.outbox().relay((topic, key, payload) -> true);
          return null;
        });
  }

  private JudgingEvent.Judged accepted(Job job) {
    return new JudgingEvent.Judged(
        job.submission(),
        1,
        new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, new Usage(5, 6, 7, 8)),
        new JudgingEvent.Provenance(1, "t", "runtime", "w", 1, Limits.DEFAULT, begun));
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Job job(Random random) {
    at = begun.minus(random.nextInt(40), ChronoUnit.MINUTES);
    UUID id =
        new UUID(
            at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
            1L << 63 | random.nextLong() >>> 2);
    Version version = any(random, versions);
    var origin = new Job.Origin(id, 1, at);
    var target = new Job.Target(version.slug(), version.number(), version.testSetHash());
    String source = "x = " + "é".repeat(random.nextInt(3));
    return random.nextInt(4) == 0
        ? new Job.Run(origin, target, source, Limits.DEFAULT)
        : new Job.Submission(origin, target, source, Limits.DEFAULT);
  }

  private UUID puzzle(Job job) {
    String slug = ((Job.OfPuzzle) job).target().puzzle();
    return versions.stream().filter(v -> v.slug().equals(slug)).findFirst().orElseThrow().puzzle();
  }

  private static String answer(Supplier<UUID> request) {
    try {
      return request.get().toString();
    } catch (ProblemException e) {
      Optional<Long> minutes = e.retryAfter().map(time -> (time.toSeconds() + 30) / 60);
      return e.code() + " " + e.getMessage() + " " + minutes;
    }
  }

  /** Results of any attempt, ended children, and what the scorekeeper ignores. */
  private List<JudgingEvent> events(Random random) {
    List<JudgingEvent> events = new ArrayList<>();
    for (int i = 0; i < random.nextInt(5) && !ids.isEmpty(); i++) {
      Submission row = memory.submissions.find(any(random, ids)).orElseThrow();
      int attempt = Math.max(1, row.attempt() - random.nextInt(4) / 3);
      events.add(
          switch (random.nextInt(8)) {
            case 0 -> new JudgingEvent.ChildEnded(row.id(), attempt);
            case 1 -> new JudgingEvent.Started(row.id(), attempt, "w");
            default -> judged(row, attempt, random);
          });
    }
    return events;
  }

  private JudgingEvent.Judged judged(Submission row, int attempt, Random random) {
    Verdict verdict =
        any(
            random,
            List.of(
                Verdict.ACCEPTED,
                Verdict.ACCEPTED,
                Verdict.WRONG_ANSWER,
                Verdict.AUTHOR_ERROR,
                Verdict.JUDGE_ERROR));
    return new JudgingEvent.Judged(
        row.id(),
        attempt,
        new Judgement(verdict, null, List.of(), null, null, new Usage(5, 6, 7, 8)),
        new JudgingEvent.Provenance(row.version(), "t", "runtime", "w", 1, Limits.DEFAULT, begun));
  }

  /** Lets the verdicts and ended children of the past be longer ago. */
  private void age(Random random) {
    int minutes = random.nextInt(12);
    real.update(
        """
        update submission set judged_at = judged_at - ? * interval '1 minute',
          ended_child_at = ended_child_at - ? * interval '1 minute'
        """,
        minutes,
        minutes);
    memory
        .joining()
        .run(
            () ->
                memory
                    .submissions
                    .rows()
                    .toList()
                    .forEach(
                        row ->
                            memory.submissions.put(
                                row.id(),
                                row.judged(row.verdict(), minus(row.judgedAt(), minutes))
                                    .ended(minus(row.endedChildAt(), minutes)))));
  }

  private static Instant minus(Instant time, int minutes) {
    return time == null ? null : time.minus(minutes, ChronoUnit.MINUTES);
  }

  private static List<String> relay(ComparedOutbox outbox, int refused)
      throws InterruptedException {
    List<String> sent = new ArrayList<>();
    outbox.relay(
        (topic, key, payload) -> {
          sent.add(line(topic, key, payload));
          return Math.floorMod(key.hashCode(), 3) != refused;
        });
    return sent.stream().sorted().toList();
  }

  private static String line(String topic, String key, byte[] payload) {
    return topic + " " + key + " " + Base64.getEncoder().encodeToString(payload);
  }

  /** Minutes since the begin, which lies in the past by less than half a minute. */
  private String minute(Instant time) {
    return time == null
        ? "-"
        : Long.toString(Math.floorDiv(Duration.between(begun, time).toSeconds() + 30, 60));
  }

  private List<String> realTables() {
    Stream<String> submissions =
        real
            .rows(
                """
                select id, kind, player_id, puzzle_id, version, source, idempotency_key, batch,
                  attempt, verdict, state = 'JUDGED', submitted_at, enqueued_at, judged_at,
                  ended_child_at
                from submission
                """)
            .stream()
            .map(
                row ->
                    String.join(
                        " ",
                        row.stream()
                            .map(v -> v instanceof Instant time ? minute(time) : text(v))
                            .toList()));
    Stream<String> others =
        real
            .list(
                String.class,
                """
                select concat_ws(' ', 'judgement', submission_id, attempt, verdict, points,
                  provenance ->> 'version') from judgement
                union all
                select concat_ws(' ', 'solved', player_id, puzzle_id, submission_id, points)
                from solved
                union all
                select concat_ws(' ', 'standing', player_id, points, solved)
                from standing where board = 'all'
                """)
            .stream();
    Stream<String> outbox =
        real.rows("select topic, key, payload from outbox").stream()
            .map(row -> line((String) row.get(0), (String) row.get(1), (byte[]) row.get(2)));
    return Stream.of(submissions, others, times(), outbox)
        .flatMap(lines -> lines)
        .sorted()
        .toList();
  }

  private Stream<String> times() {
    return Stream.concat(
            real.rows("select submission_id, solved_at from solved").stream(),
            real.rows("select player_id, reached_at from standing where board = 'all'").stream())
        .map(row -> "at " + row.get(0) + " " + row.get(1));
  }

  private static String text(Object value) {
    return Optional.ofNullable(value).map(Object::toString).orElse("-");
  }

  private List<String> memoryTables() {
    Stream<String> submissions =
        memory
            .submissions
            .rows()
            .map(
                row ->
                    Stream.of(
                            row.id(),
                            row.kind(),
                            row.player(),
                            row.puzzle(),
                            row.version(),
                            row.source(),
                            row.key(),
                            row.batch(),
                            row.attempt(),
                            row.verdict(),
                            row.isJudged(),
                            row.submittedAt(),
                            row.enqueuedAt(),
                            row.judgedAt(),
                            row.endedChildAt())
                        .map(v -> v instanceof Instant time ? minute(time) : text(v))
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow());
    Stream<String> judgements =
        memory
            .judgements
            .rows()
            .map(
                j ->
                    "judgement %s %d %s %d %d"
                        .formatted(
                            j.attempt().submission(),
                            j.attempt().number(),
                            j.verdict(),
                            j.points(),
                            j.version()));
    Stream<String> solved =
        memory
            .solved
            .rows()
            .flatMap(
                s ->
                    Stream.of(
                        "solved %s %s %s %d"
                            .formatted(
                                s.of().player(), s.of().puzzle(), s.submission(), s.points()),
                        "at " + s.submission() + " " + s.solvedAt()));
    Stream<String> standings =
        memory
            .standings
            .rows()
            .flatMap(
                s ->
                    Stream.of(
                        "standing %s %d %d".formatted(s.player(), s.points(), s.solved()),
                        "at " + s.player() + " " + s.reachedAt()));
    Stream<String> outbox =
        memory.outbox.rows().map(row -> line(row.topic(), row.key(), row.payload()));
    return Stream.of(submissions, judgements, solved, standings, outbox)
        .flatMap(lines -> lines)
        .sorted()
        .toList();
  }
}
