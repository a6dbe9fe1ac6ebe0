package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class SubmissionCatalogTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Viewer ADMIN = new Viewer(Optional.empty(), true);
  private static final Viewer NOBODY = new Viewer(Optional.empty(), false);

  @Inject AgroalDataSource source;
  @Inject SubmissionCatalog catalog;
  @Inject SubmissionStore store;
  @Inject Attempts attempts;
  @Inject Outbox outbox;

  private final UUID submission = UUID.randomUUID();
  private TestDatabase database;
  private UUID ada;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    ada = TestData.addPlayer(database, "ada");
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  private SubmissionState state() {
    return catalog.find(submission, ADMIN).orElseThrow().progress().state();
  }

  private void judge(UUID id, Verdict verdict) {
    QuarkusTransaction.requiringNew().run(() -> store.judge(Map.of(id, verdict)));
  }

  @Test
  void theStateComesFromTheOutboxAndFromWorkersEvents() {
    TestData.addSubmission(database, submission, "SUBMISSION", ada, puzzle, Instant.now());
    QuarkusTransaction.requiringNew()
        .run(() -> outbox.append(Topics.JOBS_INTERACTIVE, submission.toString(), new byte[0]));
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
    TestData.addSubmission(database, submission, "SUBMISSION", ada, puzzle, Instant.now());
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
    TestData.addSubmission(database, id, kind, player, scratch ? null : puzzle, AT);
    if (scratch) {
      database.update("update submission set version = null, stdin = 'line' where id = ?", id);
    }
    return id;
  }

  @Test
  void theHashOfASourceIsShownToThoseWhoMayReadTheSource() {
    UUID bob = TestData.addPlayer(database, "bob");
    send(1, "SUBMISSION", ada);
    send(2, "SUBMISSION", ada);
    database.update("update submission set source = 'y = 2' where id = ?", new UUID(0, 2));
    var all = new SubmissionCatalog.Filter(null, null, null);
    assertThat(catalog.list(all, new PageRequest(), new Viewer(Optional.of(ada), false)).items())
        .extracting(view -> view.details().sourceHash())
        .startsWith(Codec.hash("y = 2".getBytes(StandardCharsets.UTF_8)))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(catalog.list(all, new PageRequest(), new Viewer(Optional.of(bob), false)).items())
        .hasSize(2)
        .extracting(view -> view.details().sourceHash())
        .containsOnlyNulls();
  }

  private List<Long> listed(SubmissionCatalog.Filter filter, Viewer viewer) {
    return catalog.list(filter, new PageRequest(), viewer).items().stream()
        .map(view -> view.id().getLeastSignificantBits())
        .toList();
  }

  @Test
  void aListIsFilteredAndShowsScratchesToTheirPlayersOnly() {
    UUID bob = TestData.addPlayer(database, "bob");
    send(1, "SUBMISSION", ada);
    judge(send(2, "SUBMISSION", bob), Verdict.WRONG_ANSWER);
    send(3, "SCRATCH", ada);
    var all = new SubmissionCatalog.Filter(null, null, null);
    assertThat(listed(all, ADMIN)).containsExactly(3L, 2L, 1L);
    assertThat(listed(all, new Viewer(Optional.of(ada), false))).containsExactly(3L, 2L, 1L);
    assertThat(listed(all, new Viewer(Optional.of(bob), false))).containsExactly(2L, 1L);
    assertThat(listed(all, NOBODY)).containsExactly(2L, 1L);
    assertThat(listed(new SubmissionCatalog.Filter("easy", null, null), ADMIN))
        .containsExactly(2L, 1L);
    assertThat(listed(new SubmissionCatalog.Filter("hard", null, null), ADMIN)).isEmpty();
    assertThat(listed(new SubmissionCatalog.Filter(null, "ADA", null), ADMIN))
        .containsExactly(3L, 1L);
    assertThat(listed(new SubmissionCatalog.Filter(null, null, Verdict.WRONG_ANSWER), ADMIN))
        .containsExactly(2L);
    assertThat(listed(new SubmissionCatalog.Filter(null, "nobody", null), ADMIN)).isEmpty();
    assertThat(listed(new SubmissionCatalog.Filter("easy", "bob", Verdict.WRONG_ANSWER), ADMIN))
        .containsExactly(2L);
    assertThat(listed(new SubmissionCatalog.Filter("easy", "ada", Verdict.WRONG_ANSWER), ADMIN))
        .isEmpty();
    assertThat(listed(new SubmissionCatalog.Filter("easy", "ada", null), NOBODY))
        .containsExactly(1L);
  }

  @Test
  void aRunOfAVersionThatWasNeverPublishedIsShownToItsPlayerAndTheAuthorOnly() {
    UUID bob = TestData.addPlayer(database, "bob");
    database.update("update puzzle set author_id = ?", bob);
    UUID run = send(1, "RUN", ada);
    var all = new SubmissionCatalog.Filter(null, null, null);
    Viewer cyd = new Viewer(Optional.of(TestData.addPlayer(database, "cyd")), false);
    database.update("update puzzle_version set state = 'VALIDATED'");
    for (Viewer other : List.of(NOBODY, cyd)) {
      assertThat(listed(all, other)).isEmpty();
      assertThat(catalog.find(run, other)).isEmpty();
    }
    for (UUID player : List.of(ada, bob)) {
      Viewer viewer = new Viewer(Optional.of(player), false);
      assertThat(listed(all, viewer)).containsExactly(1L);
      assertThat(catalog.find(run, viewer)).isPresent();
    }
    assertThat(listed(all, ADMIN)).containsExactly(1L);
    assertThat(catalog.find(run, ADMIN)).isPresent();
    database.update("update puzzle_version set state = 'RETIRED'");
    assertThat(listed(all, NOBODY)).containsExactly(1L);
    assertThat(catalog.find(run, NOBODY)).isPresent();
  }

  @Test
  void aListContinuesAfterItsCursor() {
    for (int number = 1; number <= 3; number++) {
      send(number, "SUBMISSION", ada);
    }
    var all = new SubmissionCatalog.Filter(null, null, null);
    PageRequest request = new PageRequest();
    request.limit = "2";
    Page<SubmissionView> first = catalog.list(all, request, NOBODY);
    assertThat(first.items()).extracting(view -> view.details().source()).containsOnlyNulls();
    request.after = first.next();
    assertThat(catalog.list(all, request, NOBODY).items())
        .extracting(SubmissionView::id)
        .containsExactly(new UUID(0, 1));
  }

  @Test
  void aPlayersSubmissionsAreReadInOrder() {
    UUID solution = send(1, "SUBMISSION", ada);
    UUID script = send(2, "SCRATCH", ada);
    send(3, "RUN", TestData.addPlayer(database, "bob"));
    List<SubmissionCatalog.Sent> sent = catalog.sent(ada, new UUID(0, 0), 10);
    assertThat(sent).extracting(one -> one.submission().id()).containsExactly(solution, script);
    assertThat(sent).extracting(SubmissionCatalog.Sent::stdin).containsExactly(null, "line");
    assertThat(catalog.sent(ada, solution, 10)).hasSize(1);
    SubmissionView view = sent.getLast().submission();
    assertThat(view.sent().kind()).isEqualTo(SubmissionKind.SCRATCH);
    assertThat(view.sent().puzzle()).isNull();
    assertThat(view.sent().version()).isNull();
    assertThat(view.sent().player()).isEqualTo("ada");
    assertThat(view.details().source()).isEqualTo("x = 1");
    assertThat(view.sent().submittedAt()).isEqualTo(AT);
    assertThat(view.progress().judgedAt()).isNull();
    assertThat(view.outcome().points()).isZero();
    assertThat(view.outcome().unlocked()).isEmpty();
  }

  @Test
  void aSubmissionShowsWhatTheAuthorsCodeGaveNotWhatItAdded() {
    UUID id = send(1, "SUBMISSION", ada);
    judge(id, Verdict.ACCEPTED);
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
          cpu_millis, steps, source_bytes, judged_at, earned)
        values (?, 1, 'ACCEPTED', '{"verdict": "ACCEPTED", "categories": [], "points": 42,
          "results": []}', '{}', 12, 5, 7, 5, now(), 42)
        """,
        id);
    assertThat(catalog.find(id, NOBODY).orElseThrow().outcome().points()).isEqualTo(42);
  }

  @Test
  void aJudgementIsShownWithAllItsParts() {
    UUID id = send(1, "SUBMISSION", ada);
    judge(id, Verdict.WRONG_ANSWER);
    // Python can print a NUL and a lone surrogate.
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
          cpu_millis, steps, source_bytes, unlocked, judged_at)
        values (?, 1, 'WRONG_ANSWER', '{"verdict": "WRONG_ANSWER", "categories": [], "results": [],
          "output": "\\u0000 \\ud800", "usage": {"cpuMillis": 5, "steps": 7}}', '{}', 4, 5, 7, 5,
          array['mine', 'home'], now())
        """,
        id);
    database.update("insert into counter_example values (?, '{\"input\": 1}')", id);
    SubmissionView view = catalog.find(id, new Viewer(Optional.of(ada), false)).orElseThrow();
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
  }
}
