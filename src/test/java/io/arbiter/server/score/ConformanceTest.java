package io.arbiter.server.score;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.AUTHOR_ERROR;
import static io.arbiter.core.judging.Verdict.JUDGE_ERROR;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.Thorough;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.SimulatedOutbox;
import io.arbiter.server.submission.MemoryCatalog;
import io.arbiter.server.submission.SimulatedSubmissions;
import io.arbiter.server.submission.SimulatedSubmissions.Allowance;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.simulation.Faults;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Version;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the statements of the simulation with those of PostgreSQL. Both sides get the same
 * random history of requests, results and sweeps. After each step, both must have given the same
 * answer, and all tables must be equal. Times are compared to the minute: where SQL says now(),
 * both sides use their own clock, and no limit lies near a whole minute.
 */
@ServerTest
class ConformanceTest extends DatabaseTest {
  /** Half a minute keeps the limit away from the times of the history. */
  private static final Duration STUCK = Duration.ofSeconds(10 * 60 + 30);

  private static final int STEPS = 40;
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  @Inject SubmissionStore store;
  @Inject Scoring scoring;
  @Inject SubmissionCatalog catalog;
  @Inject Outbox outbox;

  private VirtualDatabase memory;
  private final List<UUID> players = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();
  private final List<UUID> ids = new ArrayList<>();
  private Instant begun;
  private Instant at;
  private Instant last;

  @BeforeEach
  void begin() {
    begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
    at = begun;
    last = begun;
    memory = new VirtualDatabase(new Undisturbed());
    for (String name : List.of("ada", "bob")) {
      UUID player = addPlayer(name);
      players.add(player);
      memory.joining().run(() -> memory.players.put(player, player));
    }
    for (String slug : List.of("easy", "hard")) {
      UUID puzzle = addPuzzle(slug, 10);
      TestData.addVersion(database, puzzle, 2, 30);
      versions.add(new Version(puzzle, slug, 1, 10, "t"));
      versions.add(new Version(puzzle, slug, 2, 30, "t"));
    }
    database.update("update puzzle_version set limits = ?::json", Codec.toJson(Limits.DEFAULT));
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theStatementsOfTheSimulationDoWhatTheRealStatementsDo(long seed) {
    compare(seed);
  }

  @Thorough("takes half a minute; the first histories of the same kind run always")
  @ParameterizedTest
  @MethodSource
  void moreHistoriesGiveTheSame(long seed) {
    compare(seed);
  }

  static LongStream moreHistoriesGiveTheSame() {
    return LongStream.rangeClosed(9, 60);
  }

  private void compare(long seed) {
    Random random = new Random(seed);
    Allowance allowance =
        new Allowance(
            2 + random.nextInt(9),
            1 + random.nextInt(2),
            2 + random.nextInt(9),
            5 + random.nextInt(40),
            1 + random.nextInt(3),
            6 + random.nextInt(20));
    List<Side> sides = sides(allowance);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          Job job = job(random);
          UUID player = any(random, players);
          UUID puzzle = puzzle(job);
          String key = random.nextBoolean() ? "key " + random.nextInt(3) : null;
          String answer =
              same(sides, side -> answer(() -> side.submissions.accept(job, player, puzzle, key)));
          if (answer.equals(job.submission().toString())) {
            ids.add(job.submission());
          }
        }
        case 3, 4 -> {
          List<JudgingEvent> events = events(random);
          same(sides, side -> side.scores.apply(events));
        }
        case 5 -> {
          if (random.nextInt(4) == 0) {
            sides.forEach(side -> side.submissions.enqueueOpen());
          } else {
            same(sides, side -> side.submissions.sweep());
          }
        }
        case 6 -> {
          // A relay sends, but the broker confirms only some.
          int part = random.nextInt(3);
          confirm(key -> Math.floorMod(key.hashCode(), 3) != part);
        }
        default -> age(random);
      }
      assertThat(memoryTables()).as("step %d", step).isEqualTo(realTables());
      same(sides, side -> ids.stream().map(side.ahead).toList());
    }
  }

  /** The answer that both sides give. */
  private static <T> T same(List<Side> sides, Function<Side, T> call) {
    T answer = call.apply(sides.getFirst());
    assertThat(call.apply(sides.getLast())).isEqualTo(answer);
    return answer;
  }

  /** The real database or the one in memory. */
  private record Side(
      SimulatedSubmissions submissions,
      Function<List<JudgingEvent>, List<JudgingEvent.Judged>> scores,
      Function<UUID, Long> ahead) {}

  private List<Side> sides(Allowance allowance) {
    return List.of(
        new Side(
            SimulatedSubmissions.real(() -> at, outbox, allowance, STUCK),
            new Scorekeeper(store, scoring, rejudged -> {})::take,
            catalog::ahead),
        new Side(
            new SimulatedSubmissions(
                () -> at, memory, SimulatedOutbox.of(memory), allowance, STUCK, Planted.NOTHING),
            new SimulatedScoring(memory, Planted.NOTHING)::take,
            id -> MemoryCatalog.ahead(memory, id)));
  }

  /** Relays have sent what has these keys. */
  private void confirm(Predicate<String> keys) {
    database.update(
        "delete from outbox where key = any (?)",
        texts("select key from outbox").stream().filter(keys).toList());
    memory
        .joining()
        .run(
            () ->
                memory.outbox.rows().toList().stream()
                    .filter(row -> keys.test(row.key()))
                    .forEach(row -> memory.outbox.delete(row.id())));
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Job job(Random random) {
    at = begun.minus(random.nextInt(40), ChronoUnit.MINUTES);
    Version version = any(random, versions);
    UUID id =
        new UUID(
            at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
            1L << 63 | random.nextLong() >>> 2);
    var origin = new Job.Origin(id, 1, at);
    var target = new Job.Target(version.slug(), version.number(), version.testSetHash());
    String source = "x = " + "é".repeat(random.nextInt(3));
    return random.nextInt(4) == 0
        ? new Job.Run(origin, target, SourceCode.python(source), Limits.DEFAULT)
        : new Job.Submission(origin, target, SourceCode.python(source), Limits.DEFAULT);
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
    var verdicts = List.of(ACCEPTED, ACCEPTED, WRONG_ANSWER, AUTHOR_ERROR, JUDGE_ERROR);
    Judgement judgement = Tournament.judgement(any(random, verdicts), 7, null);
    return new JudgingEvent.Judged(
        row.id(), attempt, judgement, Tournament.provenance(row.version()));
  }

  /** Lets the verdicts and ended children of the past be longer ago. */
  private void age(Random random) {
    int minutes = random.nextInt(12);
    database.update(
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
                memory.submissions.rows().toList().stream()
                    .map(
                        row ->
                            row.judged(row.verdict(), minus(row.judgedAt(), minutes))
                                .ended(minus(row.endedChildAt(), minutes)))
                    .forEach(row -> memory.submissions.put(row.id(), row)));
  }

  private static Instant minus(Instant time, int minutes) {
    return time == null ? null : time.minus(minutes, ChronoUnit.MINUTES);
  }

  private static String line(String topic, String key, byte[] payload) {
    return topic + " " + key + " " + Base64.getEncoder().encodeToString(payload);
  }

  private List<String> realTables() {
    Map<String, String> columns =
        Map.of(
            "submission",
            """
            id, kind, player_id, puzzle_id, version, source, idempotency_key, batch, submitted_at,
            enqueued_at, attempt, case when state = 'JUDGED' then verdict end, judged_at,
            ended_child_at from submission
            """,
            "judgement",
            """
            submission_id, attempt, verdict, points, (provenance ->> 'version')::int from judgement
            """,
            "solved",
            "player_id, puzzle_id, submission_id, points, solved_at from solved",
            "standing",
            "player_id, points, solved, reached_at from standing where board = 'all'");
    Stream<String> rows =
        columns.entrySet().stream()
            .flatMap(
                table ->
                    database.rows("select " + table.getValue()).stream()
                        .map(row -> line(table.getKey(), row)));
    Stream<String> outbox =
        database.rows("select topic, key, payload from outbox").stream()
            .map(row -> line((String) row.get(0), (String) row.get(1), (byte[]) row.get(2)));
    return Stream.concat(rows, outbox).sorted().toList();
  }

  private List<String> memoryTables() {
    return Stream.of(
            memory.submissions.rows().map(row -> line("submission", row)),
            memory.judgements.rows().map(row -> line("judgement", row)),
            memory.solved.rows().map(row -> line("solved", row)),
            memory.standings.rows().map(row -> line("standing", row)),
            memory.outbox.rows().map(row -> line(row.topic(), row.key(), row.payload())))
        .flatMap(lines -> lines)
        .sorted()
        .toList();
  }

  /**
   * A list or a record as its values. Instead of a time it has the minutes since the begin, which
   * lies in the past by less than half a minute.
   */
  private String line(String table, Object row) {
    String values = row.toString().replaceAll("\\w+[=\\[]|[\\[\\]]", "");
    return table
        + " "
        + TIME.matcher(values)
            .replaceAll(
                time ->
                    String.valueOf(
                        Math.floorDiv(
                            Duration.between(begun, Instant.parse(time.group())).toSeconds() + 30,
                            60)));
  }
}
