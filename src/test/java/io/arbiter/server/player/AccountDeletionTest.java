package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class AccountDeletionTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Viewer ADMIN = new Viewer(Optional.empty(), true);

  @Inject AgroalDataSource source;
  @Inject Accounts deletion;
  @Inject SubmissionCatalog catalog;
  @Inject PlayerStore players;
  @Inject Scorekeeper scorekeeper;

  private TestDatabase database;
  private UUID ada;
  private UUID bob;
  private UUID puzzle;

  @BeforeEach
  void twoPlayersAndAPuzzle() {
    database = TestDatabase.of(source);
    database.clear();
    ada = TestData.addPlayer(database, "ada");
    bob = TestData.addPlayer(database, "bob");
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  private List<String> lines(String sql) {
    return database.list(String.class, sql);
  }

  private UUID judged(int number, String kind, UUID player) {
    UUID id = new UUID(3, number);
    TestData.addSubmission(database, id, kind, player, puzzle, AT);
    database.update(
        "update submission set state = 'JUDGED', verdict = 'ACCEPTED', judged_at = now()"
            + " where id = ?",
        id);
    // Python can print a NUL and a lone surrogate.
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        values (?, 1, 'ACCEPTED', '{"verdict": "ACCEPTED", "categories": [], "results": [],
          "output": "secret \\u0000 \\ud800", "usage": {"cpuMillis": 5, "steps": 7}}',
          '{}', 5, 7, 5, now())
        """,
        id);
    return id;
  }

  private void assertRefused(UUID player, ErrorCode code) {
    assertThatThrownBy(() -> deletion.delete(player, () -> {}))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void theNameBecomesFreeAndNothingIdentifiesThePlayer() {
    UUID submission = judged(1, "SUBMISSION", ada);
    database.update("update player set zone = 'Europe/Kyiv' where id = ?", ada);
    deletion.delete(ada, () -> {});
    assertThat(lines("select zone from player where zone is not null")).isEmpty();
    assertThat(lines("select p::text from player p where id <> '" + bob + "'"))
        .singleElement()
        .asString()
        .startsWith("(" + ada + ",,,{},");
    SubmissionView view = catalog.find(submission, ADMIN).orElseThrow();
    assertThat(view.sent().player()).isNull();
    assertThat(view.details().source()).isEqualTo("x = 1");
    assertThat(view.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(players.find("ada")).isEmpty();
    assertThat(players.add("ADA", "another horse", List.of("player")).id()).isNotEqualTo(ada);
    assertRefused(ada, ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void runsAndScriptsAreEmptied() {
    UUID run = judged(1, "RUN", ada);
    UUID script = judged(2, "SCRATCH", ada);
    UUID bobs = judged(3, "RUN", bob);
    database.update("update submission set stdin = 'secret' where id = ?", script);
    deletion.delete(ada, () -> {});
    for (UUID id : List.of(run, script)) {
      SubmissionView view = catalog.find(id, ADMIN).orElseThrow();
      assertThat(view.sent().player()).isNull();
      assertThat(view.details().source()).isEmpty();
      assertThat(view.details().output()).isNull();
      assertThat(view.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
      assertThat(view.outcome().usage().steps()).isEqualTo(7);
    }
    assertThat(lines("select stdin from submission where stdin is not null")).isEmpty();
    assertThat(catalog.find(bobs, ADMIN).orElseThrow().details().output()).startsWith("secret");
  }

  @Test
  void aResultThatComesAfterTheDeletionKeepsOnlyItsOutcome() {
    UUID adas = new UUID(3, 1);
    UUID bobs = new UUID(3, 2);
    TestData.addSubmission(database, adas, "RUN", ada, puzzle, AT);
    TestData.addSubmission(database, bobs, "RUN", bob, puzzle, AT);
    database.update("update submission set source = '' where id = ?", bobs);
    deletion.delete(ada, () -> {});
    scorekeeper.take(List.of(printing(adas), printing(bobs)));
    SubmissionView view = catalog.find(adas, ADMIN).orElseThrow();
    assertThat(view.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(view.details().output()).isNull();
    assertThat(view.outcome().usage().steps()).isEqualTo(7);
    assertThat(catalog.find(bobs, ADMIN).orElseThrow().details().output()).isEqualTo("secret");
  }

  private static JudgingEvent printing(UUID run) {
    return new JudgingEvent.Judged(
        run,
        1,
        new Judgement(Verdict.ACCEPTED, null, List.of(), null, "secret", new Usage(5, 6, 7, 8)),
        new JudgingEvent.Provenance(1, "t", "runtime", "w", 1, Limits.DEFAULT, AT));
  }

  @Test
  void publicationsCommentsAndVotesAreRemoved() {
    UUID adas = publication(judged(1, "SUBMISSION", ada), ada);
    UUID bobs = publication(judged(2, "SUBMISSION", bob), bob);
    say(adas, bob);
    say(bobs, ada);
    say(bobs, bob);
    vote(adas, bob);
    vote(bobs, ada);
    vote(bobs, TestData.addPlayer(database, "cyd"));
    deletion.delete(ada, () -> {});
    assertThat(lines("select concat_ws(' ', id, votes, comments) from publication"))
        .containsExactly(bobs + " 1 1");
    assertThat(lines("select player_id::text from publication_comment"))
        .containsExactly(bob.toString());
    assertThat(lines("select publication_id::text from vote")).containsExactly(bobs.toString());
  }

  private UUID publication(UUID submission, UUID player) {
    database.update(
        """
        insert into publication (id, submission_id, puzzle_id, player_id, category)
        values (?, ?, ?, ?, 'clear')
        """,
        submission,
        submission,
        puzzle,
        player);
    return submission;
  }

  private void say(UUID publication, UUID player) {
    database.update(
        "insert into publication_comment values (?, ?, ?, 'Well!')",
        UUID.randomUUID(),
        publication,
        player);
    database.update("update publication set comments = comments + 1 where id = ?", publication);
  }

  private void vote(UUID publication, UUID player) {
    database.update("insert into vote values (?, ?)", publication, player);
    database.update("update publication set votes = votes + 1 where id = ?", publication);
  }

  @Test
  void webhooksAndTheirDeliveriesAreDeleted() {
    for (UUID player : List.of(ada, bob)) {
      database.update(
          """
          with added as (
            insert into webhook (player_id, url, events, secret)
            values (?, 'https://example.org', '{submission.judged}', 'secret') returning id
          )
          insert into webhook_delivery (webhook_id, event) select id, 'ping' from added
          """,
          player);
    }
    deletion.delete(ada, () -> {});
    assertThat(lines("select player_id::text from webhook")).containsExactly(bob.toString());
    assertThat(lines("select event from webhook_delivery")).hasSize(1);
  }

  @Test
  void thePuzzlesOfADeletedAuthorStay() {
    database.update("update puzzle set author_id = ?", ada);
    deletion.delete(ada, () -> {});
    assertThat(lines("select author_id::text from puzzle")).containsExactly(ada.toString());
  }

  @Test
  void theLastAdminCannotBeDeleted() {
    database.update("update player set roles = '{player,admin}' where id = ?", ada);
    assertRefused(ada, ErrorCode.CONFLICT);
    deletion.delete(bob, () -> {});
    UUID cyd = TestData.addPlayer(database, "cyd");
    database.update("update player set roles = '{admin}' where id = ?", cyd);
    deletion.delete(ada, () -> {});
    assertRefused(cyd, ErrorCode.CONFLICT);
  }

  @Test
  void ifTwoAdminsDeleteTheirAccountsAtOnceOneStays() throws Exception {
    database.update("update player set roles = '{player,admin}'");
    List<Callable<Boolean>> leaving = List.of(() -> leaves(ada), () -> leaves(bob));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      int left = 0;
      for (Future<Boolean> done : threads.invokeAll(leaving)) {
        left += done.get() ? 1 : 0;
      }
      assertThat(left).isEqualTo(1);
    }
    assertThat(lines("select name from player where 'admin' = any(roles)")).hasSize(1);
  }

  private boolean leaves(UUID player) {
    try {
      deletion.delete(player, () -> {});
      return true;
    } catch (ProblemException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
      return false;
    }
  }
}
