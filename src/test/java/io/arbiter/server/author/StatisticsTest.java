package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class StatisticsTest extends EmptyDatabase {
  private static final Instant MIDNIGHT =
      LocalDate.now(ZoneOffset.UTC).atTime(0, 0).toInstant(ZoneOffset.UTC);

  @Inject Statistics statistics;
  private UUID ada;
  private UUID bob;
  private UUID puzzle;
  private UUID other;

  @BeforeEach
  void clear() {
    ada = player("ada");
    bob = player("bob");
    puzzle = puzzle("lamp");
    other = puzzle("other");
  }

  /** A judged submission; its judgement has a NUL, which PostgreSQL's JSON functions refuse. */
  private UUID judged(UUID player, UUID of, Instant at, String verdict, String failure) {
    return judged("SUBMISSION", player, of, at, verdict, failure);
  }

  private UUID judged(
      String kind, UUID player, UUID of, Instant at, String verdict, String failure) {
    UUID id = Generators.timeBasedEpochGenerator().construct(at.toEpochMilli());
    TestData.addSubmission(database, id, kind, player, of, at);
    TestData.judge(database, id, verdict);
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        values (?, 1, ?, ('{"verdict":"' || ? || '","message":"\\u0000 \\"failure\\":",'
          || '"categories":[],"failure":' || ? || ',"output":null,'
          || '"usage":{"cpuMillis":1,"wallMillis":1,"steps":1,"peakBytes":1},'
          || '"authorTraceback":"Traceback: line 3","points":null,"results":[]}')::json,
          '{"version": 1}', 1, 1, 1, now())
        """,
        id,
        verdict,
        verdict,
        failure);
    return id;
  }

  private static String at(String category, int index) {
    return """
    {"category":%s,"index":%d,"hidden":true,"input":null}\
    """
        .formatted(category, index);
  }

  private void solved(UUID player, UUID of, UUID submission, Instant at) {
    database.update(
        "insert into solved (player_id, puzzle_id, submission_id, points, solved_at)"
            + " values (?, ?, ?, 10, ?)",
        player,
        of,
        submission,
        at);
  }

  @Test
  void aPuzzleWithoutSubmissionsHasEmptyDays() {
    PuzzleStatistics empty = statistics.of(puzzle, 3);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(empty.days())
        .containsExactly(
            new PuzzleStatistics.Day(today.minusDays(2), 0, 0),
            new PuzzleStatistics.Day(today.minusDays(1), 0, 0),
            new PuzzleStatistics.Day(today, 0, 0));
    assertThat(empty.verdicts()).isEmpty();
    assertThat(empty.failures()).isEmpty();
    assertThat(empty.timeToSolve()).isNull();
    assertThat(empty.hints()).isEmpty();
    assertThat(empty.players()).isZero();
    assertThat(empty.solvers()).isZero();
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
    solved(bob, puzzle, bobs, today.plusSeconds(1));
    judged(bob, puzzle, today.plusSeconds(2), "ACCEPTED", "null");
    judged("RUN", ada, puzzle, today, "WRONG_ANSWER", at("\"Basics\"", 1));
    UUID elsewhere = judged(ada, other, today, "ACCEPTED", "null");
    solved(ada, other, elsewhere, today);
    database.update(
        "insert into hint_taken values (?, 1, ?, now()), (?, 1, ?, now()), (?, 2, ?, now()),"
            + " (?, 3, ?, now() - interval '40 days'), (?, 1, ?, now())",
        puzzle,
        ada,
        puzzle,
        bob,
        puzzle,
        bob,
        puzzle,
        bob,
        other,
        ada);

    PuzzleStatistics found = statistics.of(puzzle, 2);
    LocalDate day = LocalDate.ofInstant(today, ZoneOffset.UTC);
    assertThat(found.days())
        .containsExactly(
            new PuzzleStatistics.Day(day.minusDays(1), 4, 0), new PuzzleStatistics.Day(day, 2, 1));
    assertThat(found.verdicts())
        .containsExactly(
            new PuzzleStatistics.VerdictCount(Verdict.ACCEPTED, 2),
            new PuzzleStatistics.VerdictCount(Verdict.WRONG_ANSWER, 2),
            new PuzzleStatistics.VerdictCount(Verdict.RUNTIME_ERROR, 1),
            new PuzzleStatistics.VerdictCount(Verdict.SYNTAX_ERROR, 1),
            new PuzzleStatistics.VerdictCount(Verdict.AUTHOR_ERROR, 1));
    assertThat(found.failures())
        .containsExactly(
            new PuzzleStatistics.FailedTest("Edge \"x\" é", 2, 2),
            new PuzzleStatistics.FailedTest("Basics", 1, 1));
    long millis = Duration.ofDays(1).toMillis();
    assertThat(found.timeToSolve()).isEqualTo(new PuzzleStatistics.TimeToSolve(millis, millis));
    assertThat(found.hints())
        .containsExactly(
            new PuzzleStatistics.HintCount(1, 2), new PuzzleStatistics.HintCount(2, 1));
    assertThat(found.players()).isEqualTo(2);
    assertThat(found.solvers()).isEqualTo(1);
    assertThat(statistics.of(puzzle, 365).failures())
        .contains(new PuzzleStatistics.FailedTest("Old", 1, 1));
  }

  @Test
  void onlyTheNewestFailedSubmissionsAreCountedByTest() {
    judged(ada, puzzle, MIDNIGHT, "WRONG_ANSWER", at("\"Old\"", 1));
    database.update(
        """
        with sent as (
          insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
            submitted_at, enqueued_at, judged_at)
          select uuidv7(), 'SUBMISSION', ?, ?, 1, 'x = 1', 'JUDGED', 'WRONG_ANSWER', now(), now(),
            now()
          from generate_series(1, ?)
          returning id
        )
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        select id, 1, 'WRONG_ANSWER', ?::json, '{"version": 1}', 1, 1, 1, now() from sent
        """,
        bob,
        puzzle,
        Statistics.FAILED_SUBMISSIONS,
        "{\"failure\":" + at("\"Basics\"", 1) + "}");
    assertThat(statistics.of(puzzle, 2).failures())
        .containsExactly(
            new PuzzleStatistics.FailedTest("Basics", 1, Statistics.FAILED_SUBMISSIONS));
  }

  @Test
  void failuresOfTheAuthorsCodeHaveTheirTraceback() {
    Instant now = Instant.now();
    judged(ada, puzzle, now.minus(Duration.ofDays(31)), "AUTHOR_ERROR", "null");
    UUID first = judged(ada, puzzle, now.minusSeconds(9), "AUTHOR_ERROR", "null");
    judged(ada, puzzle, now.minusSeconds(8), "RUNTIME_ERROR", "null");
    judged(ada, other, now.minusSeconds(7), "AUTHOR_ERROR", "null");
    UUID run = judged("RUN", bob, puzzle, now.minusSeconds(6), "AUTHOR_ERROR", "null");
    PageRequest request = page(1);
    Page<AuthorFailure> page = statistics.failures(puzzle, request);
    assertThat(page.items())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.submission()).isEqualTo(run);
              assertThat(failure.player()).isEqualTo("bob");
              assertThat(failure.version()).isEqualTo(1);
              assertThat(failure.verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
              assertThat(failure.message()).isEqualTo("\0 \"failure\":");
              assertThat(failure.traceback()).isEqualTo("Traceback: line 3");
            });
    request.after = page.next();
    assertThat(statistics.failures(puzzle, request).items())
        .extracting(AuthorFailure::submission)
        .containsExactly(first);
  }
}
