package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.CounterExample;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.author.PuzzleStatistics.Day;
import io.arbiter.server.author.PuzzleStatistics.FailedTest;
import io.arbiter.server.author.PuzzleStatistics.HintCount;
import io.arbiter.server.author.PuzzleStatistics.TimeToSolve;
import io.arbiter.server.author.PuzzleStatistics.VerdictCount;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class StatisticsTest extends DatabaseTest {
  private static final Instant MIDNIGHT =
      LocalDate.now(ZoneOffset.UTC).atTime(0, 0).toInstant(ZoneOffset.UTC);

  @Inject Statistics statistics;
  @Inject DeskQueries queries;
  @Inject CounterExamples examples;
  private UUID ada;
  private UUID bob;
  private UUID puzzle;
  private UUID other;

  @BeforeEach
  void twoPlayersAndTwoPuzzles() {
    ada = player("ada");
    bob = player("bob");
    puzzle = puzzle("lamp");
    other = puzzle("other");
  }

  private UUID judged(UUID player, UUID of, Instant at, String verdict, String failure) {
    return judged("SUBMISSION", player, of, at, verdict, failure);
  }

  /** A judged submission; its judgement has a NUL, which PostgreSQL's JSON functions refuse. */
  private UUID judged(
      String kind, UUID player, UUID of, Instant at, String verdict, String failure) {
    UUID id = submission(kind, player, of, at, verdict);
    addJudgement(
        id,
        """
        {"verdict":"%s","message":"\\u0000 \\"failure\\":","categories":[],"failure":%s,\
        "output":null,"usage":{"cpuMillis":1,"wallMillis":1,"steps":1,"peakBytes":1},\
        "authorTraceback":"Traceback: line 3","points":null,"results":[]}\
        """
            .formatted(verdict, failure));
    return id;
  }

  private static String at(String category, int index) {
    return "{\"category\":%s,\"index\":%d,\"hidden\":true,\"input\":null}"
        .formatted(category, index);
  }

  @Test
  void everythingIsCountedOnceAndOnlyInThePeriod() {
    Instant today = MIDNIGHT;
    Instant before = today.minus(Duration.ofDays(1));
    Instant longAgo = today.minus(Duration.ofDays(40));
    judged(ada, puzzle, longAgo, "WRONG_ANSWER", at("\"Old\"", 1));
    judged(ada, puzzle, before, "WRONG_ANSWER", at("\"Edge \\\"x\\\" \\u00e9\"", 2));
    judged(
        bob, puzzle, before.plusSeconds(1), "RUNTIME_ERROR", at("\"Edge \\\"x\\\" \\u00e9\"", 2));
    judged(bob, puzzle, before.plusSeconds(2), "WRONG_ANSWER", at("\"Basics\"", 1));
    judged(bob, puzzle, before.plusSeconds(3), "SYNTAX_ERROR", at("null", 0));
    judged(bob, puzzle, before.plusSeconds(4), "AUTHOR_ERROR", "null");
    UUID bobs = judged(bob, puzzle, today.plusSeconds(1), "ACCEPTED", "null");
    addSolved(bob, puzzle, bobs, 10, today.plusSeconds(1));
    judged(bob, puzzle, today.plusSeconds(2), "ACCEPTED", "null");
    judged("RUN", ada, puzzle, today, "WRONG_ANSWER", at("\"Basics\"", 1));
    UUID elsewhere = judged(ada, other, today, "ACCEPTED", "null");
    addSolved(ada, other, elsewhere, 10, today);
    run(
        """
        insert into hint_taken values (:lamp, 1, :ada, now()), (:lamp, 1, :bob, now()),
          (:lamp, 2, :bob, now()), (:lamp, 3, :bob, now() - interval '40 days'),
          (:other, 1, :ada, now())
        """,
        Map.of("lamp", puzzle, "other", other, "ada", ada, "bob", bob));

    PuzzleStatistics found = statistics.of(puzzle, 2);
    LocalDate day = LocalDate.ofInstant(today, ZoneOffset.UTC);
    assertThat(found.days()).containsExactly(new Day(day.minusDays(1), 4, 0), new Day(day, 2, 1));
    assertThat(found.verdicts())
        .containsExactly(
            new VerdictCount(Verdict.ACCEPTED, 2),
            new VerdictCount(Verdict.WRONG_ANSWER, 2),
            new VerdictCount(Verdict.RUNTIME_ERROR, 1),
            new VerdictCount(Verdict.SYNTAX_ERROR, 1),
            new VerdictCount(Verdict.AUTHOR_ERROR, 1));
    assertThat(found.failures())
        .containsExactly(new FailedTest("Edge \"x\" é", 2, 2), new FailedTest("Basics", 1, 1));
    long millis = Duration.ofDays(1).toMillis();
    assertThat(found.timeToSolve()).isEqualTo(new TimeToSolve(millis, millis));
    assertThat(found.hints()).containsExactly(new HintCount(1, 2), new HintCount(2, 1));
    assertThat(found.players()).isEqualTo(2);
    assertThat(found.solvers()).isEqualTo(1);
    assertThat(statistics.of(puzzle, 365).failures()).contains(new FailedTest("Old", 1, 1));
  }

  @Test
  void onlyTheNewestFailedSubmissionsAreCountedByTest() {
    for (int second = 0; second < 3; second++) {
      Instant at = MIDNIGHT.plusSeconds(second);
      judged(ada, puzzle, at, "WRONG_ANSWER", at(second == 0 ? "\"Old\"" : "\"Basics\"", 1));
    }
    String pattern = "\"category\":(\"[^\"]*\"),\"index\":([0-9]+)";
    assertThat(queries.failedTests(puzzle, new UUID(0, 0), MIDNIGHT, 2, pattern, 9).getResultList())
        .containsExactly(new DeskQueries.Failed("\"Basics\"", 1, 2));
  }

  @Test
  void failuresOfTheAuthorsCodeHaveTheirTraceback() {
    Instant now = Instant.now();
    judged(ada, puzzle, now.minus(Duration.ofDays(31)), "AUTHOR_ERROR", "null");
    UUID first = judged(ada, puzzle, now.minusSeconds(9), "AUTHOR_ERROR", "null");
    judged(ada, puzzle, now.minusSeconds(8), "RUNTIME_ERROR", "null");
    judged(ada, other, now.minusSeconds(7), "AUTHOR_ERROR", "null");
    UUID run = judged("RUN", bob, puzzle, now.minusSeconds(6), "AUTHOR_ERROR", "null");
    assertThat(allPages(1, request -> statistics.failures(puzzle, request)))
        .extracting("submission", "player", "version", "message", "traceback")
        .containsExactly(
            tuple(run, "bob", 1, "\0 \"failure\":", "Traceback: line 3"),
            tuple(first, "ada", 1, "\0 \"failure\":", "Traceback: line 3"));
  }

  private void allPuzzlesGenerate() {
    database.update("update puzzle_version set generates = true, bundle = '{\"a\": \"eA==\"}'");
  }

  private UUID judged(String kind, String verdict) {
    return submission(kind, ada, puzzle, Instant.EPOCH, verdict);
  }

  private List<String> tasks() {
    return texts("select convert_from(payload, 'UTF8') from outbox order by id");
  }

  @Test
  void eachWrongSubmissionGetsOneSearch() {
    allPuzzlesGenerate();
    UUID wrong = judged("SUBMISSION", "WRONG_ANSWER");
    UUID another = judged("SUBMISSION", "WRONG_ANSWER");
    UUID right = judged("SUBMISSION", "ACCEPTED");
    UUID run = judged("RUN", "WRONG_ANSWER");
    examples.request(List.of(wrong, right, run));
    examples.request(List.of(wrong, another));
    examples.request(List.of());
    List<AuthorTask.FindCounterExample> tasks =
        tasks().stream()
            .map(task -> (AuthorTask.FindCounterExample) Codec.fromJson(task, Work.class))
            .toList();
    assertThat(tasks)
        .extracting(AuthorTask.FindCounterExample::submission)
        .containsExactly(wrong, another);
    assertThat(tasks.getFirst().source()).isEqualTo(SourceCode.python("x = 1"));
    assertThat(tasks.getFirst().files()).containsExactly(Map.entry("a", new byte[] {'x'}));
    assertThat(database.list(UUID.class, "select submission_id from counter_example"))
        .containsExactlyInAnyOrder(wrong, another);
  }

  @Test
  void aPuzzleWithoutGeneratorIsNotSearchedAndOneWithMayHaveManySearches() {
    allPuzzlesGenerate();
    List<UUID> wrong =
        Stream.generate(() -> judged("SUBMISSION", "WRONG_ANSWER")).limit(25).toList();
    database.update("update puzzle_version set generates = false");
    examples.request(wrong);
    assertThat(tasks()).isEmpty();
    database.update("update puzzle_version set generates = true");
    examples.request(wrong);
    assertThat(tasks()).hasSize(25);
  }

  @Test
  void aFoundCounterExampleIsStored() {
    allPuzzlesGenerate();
    UUID wrong = judged("SUBMISSION", "WRONG_ANSWER");
    examples.request(List.of(wrong));
    examples.found(wrong, null);
    assertThat(texts("select example from counter_example")).containsOnlyNulls();
    CounterExample example =
        new CounterExample(
            List.of(new PyValue.Str("\0'?:x")), PyValue.Int.of(1), null, "RUNTIME_ERROR");
    examples.found(wrong, example);
    assertThat(Codec.fromJson(text("select example from counter_example"), CounterExample.class))
        .isEqualTo(example);
  }
}
