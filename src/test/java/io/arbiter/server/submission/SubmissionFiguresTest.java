package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.submission.SubmissionFigures.Lane;
import io.arbiter.server.submission.SubmissionFigures.Spread;
import io.arbiter.server.submission.SubmissionFigures.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SubmissionFiguresTest extends DatabaseTest {
  @Inject SubmissionFigures figures;

  private UUID ada;
  private UUID puzzle;
  private Instant now;

  @BeforeEach
  void begin() {
    ada = addPlayer("ada");
    puzzle = addPuzzle("easy", 10);
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private UUID add(Instant at) {
    return addSubmission(UUID.randomUUID(), "SUBMISSION", ada, puzzle, at);
  }

  /** Judged after waiting, running and scoring for so many milliseconds. */
  private UUID judged(String verdict, Duration ago, int waiting, int running, int scoring) {
    Instant judged = now.minus(ago);
    Instant worker = judged.minusMillis(scoring);
    UUID id = add(worker.minusMillis(waiting + running));
    judge(id, verdict);
    database.update("update submission set judged_at = ? where id = ?", judged, id);
    addJudgement(id, 1, worker, running);
    return id;
  }

  /** What the player printed looks like a usage. */
  private void addJudgement(UUID id, int attempt, Instant at, int running) {
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        values (?, ?, 'ACCEPTED', ?::json, '{"version": 1, "worker": "w"}', 0, 0, 0, ?)
        """,
        id,
        attempt,
        """
        {"output":"\\"wallMillis\\":777 \\u0000","usage":{"cpuMillis":1,"wallMillis":%d},
        "results":[{"usage":{"wallMillis":999}}]}\
        """
            .formatted(running),
        at);
  }

  @Test
  void anEmptyDatabaseHasFiguresToo() {
    assertThat(figures.lanes())
        .containsExactly(new Lane("INTERACTIVE", 0, null), new Lane("BATCH", 0, null));
    SubmissionFigures.Hour hour = figures.hour();
    assertThat(hour.verdicts()).isEmpty();
    assertThat(hour.parts()).isEmpty();
    assertThat(hour.total()).isEqualTo(new Spread(null, null));
    assertThat(hour.stages())
        .extracting(Stage::name)
        .containsExactly("WAITING", "RUNNING", "SCORING");
  }

  @Test
  void theLanesHaveTheirDepthAndTheirOldest() {
    add(now.minusSeconds(9));
    add(now.minusSeconds(4));
    UUID batch = add(now.minusSeconds(70));
    database.update("update submission set batch = true where id = ?", batch);
    judge(add(now.minusSeconds(500)), "ACCEPTED");
    assertThat(figures.lanes())
        .containsExactly(
            new Lane("INTERACTIVE", 2, now.minusSeconds(9)),
            new Lane("BATCH", 1, now.minusSeconds(70)));
  }

  @Test
  void theTimesOfTheLastHourAreThoseOfFirstVerdicts() {
    for (int i = 1; i <= 20; i++) {
      judged(i <= 15 ? "ACCEPTED" : "WRONG_ANSWER", Duration.ofMinutes(1), 100 * i, 10 * i, i);
    }
    judged("TIME_LIMIT", Duration.ofMinutes(61), 1, 1, 1);
    UUID again = judged("ACCEPTED", Duration.ofMinutes(1), 500_000, 1, 1);
    database.update("update submission set attempt = 2 where id = ?", again);
    addJudgement(again, 2, now, 1);

    SubmissionFigures.Hour hour = figures.hour();
    assertThat(hour.verdicts()).isEqualTo(Map.of("ACCEPTED", 16L, "WRONG_ANSWER", 5L));
    assertThat(hour.total()).isEqualTo(new Spread(1_166L, 2_115L));
    assertThat(hour.stages())
        .containsExactly(
            new Stage("WAITING", new Spread(1_050L, 1_905L)),
            new Stage("RUNNING", new Spread(105L, 191L)),
            new Stage("SCORING", new Spread(11L, 19L)));
  }

  @Test
  void theHourIsDividedIntoFiveMinutes() {
    judged("ACCEPTED", Duration.ofMinutes(1), 10, 0, 0);
    judged("ACCEPTED", Duration.ofMinutes(31), 30, 0, 0);
    judged("RUNTIME_ERROR", Duration.ofMinutes(31), 30, 0, 0);
    var parts = figures.hour().parts();
    assertThat(parts)
        .extracting(SubmissionFigures.Part::verdicts)
        .containsExactly(Map.of("ACCEPTED", 1L, "RUNTIME_ERROR", 1L), Map.of("ACCEPTED", 1L));
    assertThat(parts.getFirst().total()).isEqualTo(new Spread(30L, 30L));
    assertThat(parts).allMatch(part -> part.from().getEpochSecond() % 300 == 0);
  }
}
