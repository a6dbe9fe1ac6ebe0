package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class SubmissionCatalogTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final SubmissionCatalog.Filter ALL =
      new SubmissionCatalog.Filter(null, null, null);

  @Inject SubmissionCatalog catalog;
  @Inject SubmissionStore store;
  @Inject Attempts attempts;
  @Inject Outbox outbox;

  private final UUID submission = UUID.randomUUID();
  private UUID ada;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    ada = addPlayer("ada");
    puzzle = addPuzzle("easy", 10);
  }

  private SubmissionState state() {
    return catalog.find(submission, ADMIN).orElseThrow().progress().state();
  }

  private void judge(UUID id, Verdict verdict) {
    commit(() -> store.judge(Map.of(id, verdict)));
  }

  @Test
  void theStateComesFromTheOutboxAndFromWorkersEvents() {
    addSubmission(submission, "SUBMISSION", ada, puzzle, Instant.now());
    commit(() -> outbox.append(Topics.JOBS_INTERACTIVE, submission.toString(), new byte[0]));
    assertThat(state()).isEqualTo(SubmissionState.ACCEPTED);
    database.update("delete from outbox");
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    attempts.note(submission, 1, null);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    // The job was lost and enqueued again. Then the first worker sends an event.
    database.update("update submission set attempt = 2");
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    attempts.note(submission, 2, null);
    attempts.note(submission, 1, null);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    assertThat(catalog.open()).isEqualTo(1);
    judge(submission, Verdict.ACCEPTED);
    assertThat(state()).isEqualTo(SubmissionState.JUDGED);
    assertThat(catalog.open()).isZero();
  }

  private String reason() {
    return catalog.find(submission, ADMIN).orElseThrow().progress().reason();
  }

  @Test
  void aSubmissionThatWaitsBecauseOfTheMachinerySaysWhy() {
    addSubmission(submission, "SUBMISSION", ada, puzzle, Instant.now());
    assertThat(reason()).isNull();
    attempts.note(submission, 1, null);
    attempts.note(submission, 1, Delay.WORKER_LOST);
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(reason()).isEqualTo(Delay.WORKER_LOST.reason());
    attempts.note(submission, 1, null);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    assertThat(reason()).isNull();
    try {
      attempts.queueDelay(Delay.BROKER_AWAY);
      assertThat(state()).isEqualTo(SubmissionState.RUNNING);
      attempts.queueDelay(Delay.NO_WORKER);
      assertThat(state()).isEqualTo(SubmissionState.QUEUED);
      assertThat(reason()).isEqualTo(Delay.NO_WORKER.reason());
    } finally {
      attempts.queueDelay(null);
    }
    judge(submission, Verdict.ACCEPTED);
    assertThat(reason()).isNull();
  }

  private UUID send(int number, String kind, UUID player) {
    UUID id = new UUID(0, number);
    boolean scratch = kind.equals("SCRATCH");
    addSubmission(id, kind, player, scratch ? null : puzzle, AT);
    if (scratch) {
      database.update("update submission set version = null, stdin = 'line' where id = ?", id);
    }
    return id;
  }

  /** In pages of two. */
  private List<Long> listed(SubmissionCatalog.Filter filter, Viewer viewer) {
    return allPages(2, request -> catalog.list(filter, request, viewer)).stream()
        .map(view -> view.id().getLeastSignificantBits())
        .toList();
  }

  /** All hashes that the viewer is shown; null for the others. */
  private List<String> hashes(Viewer viewer) {
    return catalog.list(ALL, new PageRequest(), viewer).items().stream()
        .map(view -> view.details().sourceHash())
        .toList();
  }

  @Test
  void aListIsFilteredAndShowsScratchesAndHashesToTheirPlayersOnly() {
    UUID bob = addPlayer("bob");
    send(1, "SUBMISSION", ada);
    judge(send(2, "SUBMISSION", bob), Verdict.WRONG_ANSWER);
    send(3, "SCRATCH", ada);
    assertThat(listed(ALL, ADMIN)).containsExactly(3L, 2L, 1L);
    assertThat(listed(ALL, viewer(ada))).containsExactly(3L, 2L, 1L);
    assertThat(listed(ALL, viewer(bob))).containsExactly(2L, 1L);
    assertThat(listed(ALL, NOBODY)).containsExactly(2L, 1L);
    String hash = Codec.hash("x = 1".getBytes(StandardCharsets.UTF_8));
    assertThat(hashes(viewer(ada))).containsExactly(hash, null, hash);
    assertThat(hashes(viewer(bob))).containsExactly(hash, null);
    assertThat(hashes(NOBODY)).containsExactly(null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "easy, , , 2 1",
    "hard, , , ''",
    ", ADA, , 3 1",
    ", , WRONG_ANSWER, 2",
    ", nobody, , ''",
    "easy, bob, WRONG_ANSWER, 2",
    "easy, ada, WRONG_ANSWER, ''",
    "easy, ada, , 1"
  })
  void aListIsFiltered(String slug, String player, Verdict verdict, String found) {
    send(1, "SUBMISSION", ada);
    judge(send(2, "SUBMISSION", addPlayer("bob")), Verdict.WRONG_ANSWER);
    send(3, "SCRATCH", ada);
    assertThat(listed(new SubmissionCatalog.Filter(slug, player, verdict), ADMIN))
        .map(String::valueOf)
        .isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(" ")));
  }

  @Test
  void aRunOfAVersionThatWasNeverPublishedIsShownToItsPlayerAndTheAuthorOnly() {
    UUID bob = addPlayer("bob");
    database.update("update puzzle set author_id = ?", bob);
    UUID run = send(1, "RUN", ada);
    database.update("update puzzle_version set state = 'VALIDATED'");
    for (Viewer other : List.of(NOBODY, viewer(addPlayer("cyd")))) {
      assertThat(listed(ALL, other)).isEmpty();
      assertThat(catalog.find(run, other)).isEmpty();
    }
    for (Viewer viewer : List.of(viewer(ada), viewer(bob), ADMIN)) {
      assertThat(listed(ALL, viewer)).containsExactly(1L);
      assertThat(catalog.find(run, viewer)).isPresent();
    }
    database.update("update puzzle_version set state = 'RETIRED'");
    assertThat(listed(ALL, NOBODY)).containsExactly(1L);
    assertThat(catalog.find(run, NOBODY)).isPresent();
  }

  @Test
  void aPlayersSubmissionsAreReadInOrder() {
    UUID solution = send(1, "SUBMISSION", ada);
    UUID script = send(2, "SCRATCH", ada);
    send(3, "RUN", addPlayer("bob"));
    List<SubmissionCatalog.Sent> sent = catalog.sent(ada, new UUID(0, 0), 10);
    assertThat(sent).extracting(one -> one.submission().id()).containsExactly(solution, script);
    assertThat(sent).extracting(SubmissionCatalog.Sent::stdin).containsExactly(null, "line");
    assertThat(catalog.sent(ada, solution, 10)).hasSize(1);
    SubmissionView view = sent.getLast().submission();
    assertThat(view.sent())
        .extracting("kind", "puzzle", "version", "player", "submittedAt")
        .containsExactly(SubmissionKind.SCRATCH, null, null, "ada", AT);
    assertThat(view.details().source()).isEqualTo("x = 1");
    assertThat(view.progress().judgedAt()).isNull();
    assertThat(view.outcome().points()).isZero();
    assertThat(view.outcome().unlocked()).isEmpty();
  }

  @Test
  void aJudgementIsShownWithAllItsParts() {
    UUID id = send(1, "SUBMISSION", ada);
    judge(id, Verdict.WRONG_ANSWER);
    // Python can print a NUL and a lone surrogate.
    addJudgement(
        id,
        """
        {"verdict": "WRONG_ANSWER", "categories": [], "results": [], "output": "\\u0000 \\ud800",
         "usage": {"cpuMillis": 5, "steps": 7}}
        """);
    database.update("update judgement set points = 4, unlocked = array['mine', 'home']");
    database.update("insert into counter_example values (?, '{\"input\": 1}')", id);
    SubmissionView view = catalog.find(id, viewer(ada)).orElseThrow();
    assertThat(view.outcome().verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(view.details().output()).isEqualTo("\0 \ud800");
    assertThat(view.outcome().usage().steps()).isEqualTo(7);
    assertThat(view.sent().limits().cpuMillis()).isEqualTo(1);
    assertThat(view.outcome().points()).isEqualTo(4);
    assertThat(view.outcome().unlocked()).containsExactly("mine", "home");
    assertThat(view.details().counterexample()).isEqualTo("{\"input\": 1}");
    assertThat(view.progress().judgedAt()).isNotNull();
    assertThat(catalog.find(id, NOBODY).orElseThrow().details().output()).isNull();
    assertThat(catalog.find(UUID.randomUUID(), ADMIN)).isEmpty();
    database.update(
        "update judgement set earned = 42, judgement = ?::json",
        "{\"verdict\": \"ACCEPTED\", \"categories\": [], \"points\": 42, \"results\": []}");
    assertThat(catalog.find(id, NOBODY).orElseThrow().outcome().points())
        .as("what the author's code gave, not what it added")
        .isEqualTo(42);
  }

  private List<Object> row(UUID id) {
    return database
        .rows("select state, attempt, verdict from submission where id = ?", id)
        .getFirst();
  }

  private void rejudge(UUID id) {
    commit(() -> store.rejudge(Map.of(id, Verdict.ACCEPTED)));
  }

  @Test
  void onlyAnUnjudgedSubmissionIsJudgedAndOnlyAJudgedOneAgain() {
    UUID one = send(1, "SUBMISSION", ada);
    UUID other = send(2, "SUBMISSION", ada);
    assertThatThrownBy(() -> rejudge(one)).hasMessage("0 of 1 submissions are JUDGED");
    assertThat(row(one)).containsExactly("ACCEPTED", 1, null);
    judge(one, Verdict.WRONG_ANSWER);
    Map<UUID, Verdict> both = Map.of(one, Verdict.ACCEPTED, other, Verdict.ACCEPTED);
    assertThatThrownBy(() -> commit(() -> store.judge(both)))
        .hasMessage("1 of 2 submissions may become JUDGED");
    assertThat(row(one)).containsExactly("JUDGED", 1, "WRONG_ANSWER");
    assertThat(row(other)).containsExactly("ACCEPTED", 1, null);
    rejudge(one);
    assertThat(row(one)).containsExactly("JUDGED", 2, "ACCEPTED");
  }
}
