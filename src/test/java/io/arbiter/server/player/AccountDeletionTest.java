package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AccountDeletionTest extends EmptyDatabase {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Viewer ADMIN = new Viewer(Optional.empty(), true);

  @Inject Accounts deletion;
  @Inject SubmissionCatalog catalog;
  @Inject PlayerStore players;
  @Inject Scorekeeper scorekeeper;

  private UUID ada;
  private UUID bob;
  private UUID puzzle;

  @BeforeEach
  void twoPlayersAndAPuzzle() {
    ada = player("ada");
    bob = player("bob");
    puzzle = puzzle("easy");
  }

  private void delete(UUID player) {
    deletion.delete(player, () -> {});
  }

  /** Python can print a NUL and a lone surrogate. */
  private UUID judged(String kind, UUID player) {
    UUID id = submission(kind, player, puzzle, AT, "ACCEPTED");
    addJudgement(
        id,
        """
        {"verdict": "ACCEPTED", "categories": [], "results": [], "output": "secret \\u0000 \\ud800",
          "usage": {"cpuMillis": 5, "steps": 7}}
        """);
    return id;
  }

  private SubmissionView find(UUID submission) {
    return catalog.find(submission, ADMIN).orElseThrow();
  }

  @Test
  void theNameBecomesFreeAndNothingIdentifiesThePlayer() {
    UUID submission = judged("SUBMISSION", ada);
    database.update("update player set zone = 'Europe/Kyiv' where id = ?", ada);
    database.update("update puzzle set author_id = ?", ada);
    delete(ada);
    assertThat(count("player where zone is not null")).isZero();
    assertThat(text("select p::text from player p where id <> ?", bob))
        .startsWith("(" + ada + ",,,{},");
    SubmissionView view = find(submission);
    assertThat(view.sent().player()).isNull();
    assertThat(view.details().source()).isEqualTo("x = 1");
    assertThat(view.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(database.one(UUID.class, "select author_id from puzzle")).isEqualTo(ada);
    assertThat(players.find("ada")).isEmpty();
    assertThat(players.add("ADA", null, List.of("player")).id()).isNotEqualTo(ada);
    assertRefused(() -> delete(ada), ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void runsAndScriptsAreEmptied() {
    UUID run = judged("RUN", ada);
    UUID script = judged("SCRATCH", ada);
    UUID bobs = judged("RUN", bob);
    database.update("update submission set stdin = 'secret' where id = ?", script);
    delete(ada);
    for (SubmissionView view : List.of(find(run), find(script))) {
      assertThat(view.sent().player()).isNull();
      assertThat(view.details().source()).isEmpty();
      assertThat(view.details().output()).isNull();
      assertThat(view.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
      assertThat(view.outcome().usage().steps()).isEqualTo(7);
    }
    assertThat(count("submission where stdin is not null")).isZero();
    assertThat(find(bobs).details().output()).startsWith("secret");
  }

  @Test
  void aResultThatComesAfterTheDeletionKeepsOnlyItsOutcome() {
    UUID adas = new UUID(3, 1);
    UUID bobs = new UUID(3, 2);
    TestData.addSubmission(database, adas, "RUN", ada, puzzle, AT);
    TestData.addSubmission(database, bobs, "RUN", bob, puzzle, AT);
    database.update("update submission set source = '' where id = ?", bobs);
    delete(ada);
    scorekeeper.take(List.of(printing(adas), printing(bobs)));
    assertThat(find(adas).outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(find(adas).details().output()).isNull();
    assertThat(find(adas).outcome().usage().steps()).isEqualTo(7);
    assertThat(find(bobs).details().output()).isEqualTo("secret");
  }

  private static JudgingEvent printing(UUID run) {
    return new JudgingEvent.Judged(
        run,
        1,
        new Judgement(Verdict.ACCEPTED, null, List.of(), null, "secret", new Usage(5, 6, 7, 8)),
        new JudgingEvent.Provenance(1, "t", "runtime", "w", 1, Limits.DEFAULT, AT));
  }

  @Test
  void publicationsCommentsVotesAndWebhooksAreRemoved() {
    UUID adas = judged("SUBMISSION", ada);
    UUID bobs = judged("SUBMISSION", bob);
    run(
        """
        insert into publication (id, submission_id, puzzle_id, player_id, category, votes, comments)
        values (:adas, :adas, :easy, :ada, 'clear', 1, 1),
          (:bobs, :bobs, :easy, :bob, 'clear', 2, 2);
        insert into publication_comment values (gen_random_uuid(), :adas, :bob, 'Well!'),
          (gen_random_uuid(), :bobs, :ada, 'Well!'), (gen_random_uuid(), :bobs, :bob, 'Well!');
        insert into vote values (:adas, :bob), (:bobs, :ada), (:bobs, :cyd);
        with added as (
          insert into webhook (player_id, url, events, secret)
          select id, 'https://example.org', '{submission.judged}', 'secret' from player
          where name in ('ada', 'bob') returning id
        )
        insert into webhook_delivery (webhook_id, event) select id, 'ping' from added
        """,
        Map.of(
            "ada",
            ada,
            "bob",
            bob,
            "cyd",
            player("cyd"),
            "easy",
            puzzle,
            "adas",
            adas,
            "bobs",
            bobs));
    delete(ada);
    assertThat(texts("select concat_ws(' ', id, votes, comments) from publication"))
        .containsExactly(bobs + " 1 1");
    assertThat(texts("select player_id::text from publication_comment"))
        .containsExactly(bob.toString());
    assertThat(texts("select publication_id::text from vote")).containsExactly(bobs.toString());
    assertThat(texts("select player_id::text from webhook")).containsExactly(bob.toString());
    assertThat(count("webhook_delivery")).isEqualTo(1);
  }

  @Test
  void theLastAdminCannotBeDeleted() {
    database.update("update player set roles = '{player,admin}' where id = ?", ada);
    assertRefused(() -> delete(ada), ErrorCode.CONFLICT);
    delete(bob);
    UUID cyd = player("cyd", "admin");
    delete(ada);
    assertRefused(() -> delete(cyd), ErrorCode.CONFLICT);
  }

  @Test
  void ifTwoAdminsDeleteTheirAccountsAtOnceOneStays() throws Exception {
    List<UUID> admins = List.of(ada, bob);
    database.update("update player set roles = '{player,admin}'");
    assertThat(SameMoment.accepted(2, i -> delete(admins.get(i)))).isEqualTo(1);
    assertThat(count("player where 'admin' = any(roles)")).isEqualTo(1);
  }
}
