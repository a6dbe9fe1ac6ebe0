package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AccountsTest extends DatabaseTest {
  private static final Viewer ADMIN = new Viewer(Optional.empty(), true);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Accounts accounts;
  @Inject ObjectMapper mapper;
  @Inject SubmissionCatalog catalog;
  @Inject PlayerStore players;
  @Inject Scorekeeper scorekeeper;

  private UUID ada;
  private UUID bob;
  private UUID puzzle;
  private UUID adas;
  private UUID bobs;
  private UUID script;

  @BeforeEach
  void twoPlayersAndAPuzzle() {
    ada = player("ada");
    bob = player("bob");
    puzzle = puzzle("easy");
  }

  private JsonNode export(UUID player) throws IOException {
    var out = new ByteArrayOutputStream();
    accounts.export(player, out);
    return mapper.readTree(out.toByteArray());
  }

  @Test
  void classesAreExportedWithoutTheNamesOfOthers() throws IOException {
    run(
        """
        with made as (
          insert into classroom (teacher_id, name, code)
          select id, 'of ' || id, id::text from player returning id, teacher_id
        ), joined as (
          insert into classroom_member
          select m.id, p.id from made m join player p on p.id <> m.teacher_id
        ), assigned as (
          insert into assignment (classroom_id, title, opens_at)
          select id, 'by ' || teacher_id, now() from made returning id
        )
        insert into assignment_puzzle select id, :easy, 1 from assigned
        """,
        Map.of("easy", puzzle));
    JsonNode all = export(ada);
    assertThat(all.path("classes").findValuesAsText("name"))
        .containsExactlyInAnyOrder("of " + ada, "of " + bob);
    assertThat(all.path("classes").findValuesAsText("teaches"))
        .containsExactlyInAnyOrder("true", "false");
    assertThat(all.path("assignments").findValuesAsText("title")).containsExactly("by " + ada);
    assertThat(all.path("assignments").path(0).path("puzzles").toString()).isEqualTo("[\"easy\"]");
  }

  /** Rows of all kinds, of ada and of others. */
  private void addEverything() {
    adas = solve(ada, puzzle, AT);
    bobs = solve(bob, puzzle, AT);
    script = submission("SCRATCH", ada, null, AT, "ACCEPTED");
    database.update("update submission set version = null, stdin = 'read me' where id = ?", script);
    UUID cyd = player("cyd");
    Map<String, UUID> ids =
        Map.of("ada", ada, "bob", bob, "cyd", cyd, "easy", puzzle, "adas", adas, "bobs", bobs);
    run(
        """
        insert into standing (board, player_id, points, solved, reached_at)
        select board, p.id, 10, 1, '2026-01-01Z'
        from player p, unnest(boards_at('2026-01-01Z'::timestamptz)) board where p.id <> :cyd;
        insert into best select puzzle_id, player_id, 'steps', 7, id, submitted_at
        from submission where puzzle_id = :easy;
        insert into improvement values (:ada, :easy, :adas, 5, '2026-01-01Z');
        insert into best values (:easy, :ada, 'points', -15, :adas, '2026-01-01Z');
        update puzzle set author_id = :ada;
        update submission set source = 'bobs secret' where id = :bobs;
        insert into publication (id, submission_id, puzzle_id, player_id, category, votes, comments)
        values (:adas, :adas, :easy, :ada, 'clear', 1, 1),
          (:bobs, :bobs, :easy, :bob, 'clear', 2, 2);
        insert into vote values (:bobs, :ada), (:adas, :bob), (:bobs, :cyd);
        insert into publication_comment values (:ada, :bobs, :ada, 'How clear!', null),
          (:bob, :adas, :bob, 'bobs words', null), (:cyd, :bobs, :cyd, 'Well!', null);
        with added as (
          insert into webhook (player_id, url, events, secret)
          select id, 'https://' || id, '{submission.judged}', 'the secret' from player returning id
        )
        insert into webhook_delivery (webhook_id, event) select id, 'ping' from added;
        insert into badge values (:ada, 'FIRST_SOLUTION', '2026-01-01Z', :easy),
          (:bob, 'WEEK_STREAK', now(), null);
        update player set zone = 'Europe/Kyiv', suspended_reason = 'spam' where id = :ada;
        insert into quota_override values (:ada, 1, null, 3);
        insert into audit_entry select id, :bob, 'SUSPENDED', id, id,
          json_build_object('player', id, 'reason', 'spam') from player;
        insert into hint_taken values (:easy, 1, :ada, '2026-01-01Z'), (:easy, 2, :bob, now());
        insert into puzzle_co_author values (:easy, :ada), (:easy, :bob);
        insert into author_task (id, kind, player_id, slug, version, stage, payload)
        values (:ada, 'VALIDATION', :ada, 'easy', 1, 'WAITING', ''),
          (:bob, 'IMPORT', :bob, 'his', 1, 'IMPORTING', '')
        """,
        ids);
  }

  @Test
  void theExportHasAllDataOfThePlayerAndNoneOfOthers() throws IOException {
    addEverything();
    JsonNode all = export(ada);
    assertThat(all.at("/account/id").asText()).isEqualTo(ada.toString());
    assertThat(all.at("/account/zone").asText()).isEqualTo("Europe/Kyiv");
    assertThat(all.at("/account/suspendedReason").asText()).isEqualTo("spam");
    assertThat(all.at("/moderation/0/detail/reason").asText()).isEqualTo("spam");
    assertThat(all.at("/standings/0/rank").asInt()).isBetween(1, 2);
    String exact =
        """
        {"hints": [{"puzzle": "easy", "number": 1, "at": "%2$s"}],
         "quotas": [{"inFlight": 1, "perMinute": null, "perDay": 3}],
         "badges": [{"id": "first-solution", "title": "First solution", "reason": "solved a puzzle",
           "at": "%2$s", "puzzle": {"slug": "easy", "title": "t"}}],
         "solved": [{"puzzle": "easy", "submission": "%1$s", "points": 15, "solvedAt": "%2$s"}]}
        """;
    for (var each : mapper.readTree(exact.formatted(adas, AT)).properties()) {
      assertThat(all.path(each.getKey())).isEqualTo(each.getValue());
    }
    Object[][] values = {
      {"tasks", "id", ada},
      {"moderation", "id", ada},
      {"moderation", "action", "SUSPENDED"},
      {"standings", "board", "2026-01", "2026-W01", "all"},
      {"best", "measure", "points", "steps"},
      {"best", "value", 15, 7},
      {"puzzles", "slug", "easy"},
      {"publications", "id", adas},
      {"comments", "text", "How clear!"},
      {"comments", "id", ada},
      {"votes", "publication", bobs},
      {"webhooks", "url", "https://" + ada},
      {"deliveries", "event", "ping"},
      {"submissions", "id", adas, script},
      {"submissions", "source", "x = 1", "x = 1"}
    };
    for (Object[] each : values) {
      assertThat(all.path((String) each[0]).findValuesAsText((String) each[1]))
          .as("%s of %s", each[1], each[0])
          .isEqualTo(Arrays.stream(each).skip(2).map(Object::toString).toList());
    }
    assertThat(all.path("submissions").findValuesAsText("stdin")).containsExactly("read me");
    assertThat(all.toString()).doesNotContain("bobs", "the secret", bob.toString());
  }

  @Test
  void eachOfManySubmissionsIsExportedOnce() throws IOException {
    for (int count : List.of(PlayerExport.PAGE, PlayerExport.PAGE + 1)) {
      UUID player = player("player" + count);
      database.update(
          """
          insert into submission (id, kind, player_id, puzzle_id, version, source, state,
            submitted_at, enqueued_at)
          select uuidv7(), 'RUN', ?, ?, 1, '', 'ACCEPTED', now(), now() from generate_series(1, ?)
          """,
          player,
          puzzle,
          count);
      assertThat(export(player).path("submissions").findValuesAsText("id"))
          .isEqualTo(
              texts("select id::text from submission where player_id = ? order by id", player));
    }
  }

  private void delete(UUID player) {
    accounts.delete(player, () -> {});
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
  void onlyTheseColumnsKeepTheIdOfADeletedAccount() {
    addEverything();
    delete(ada);
    assertThat(players.find("ada")).isEmpty();
    assertThat(text("select p::text from player p where id = ?", ada))
        .as("without a name, a password and roles")
        .startsWith("(" + ada + ",,,{},");
    assertThat(count("player where zone is not null or suspended_reason is not null")).isZero();
    assertRefused(() -> delete(ada), ErrorCode.UNAUTHENTICATED);
    List<String> columns = new ArrayList<>();
    for (List<Object> column :
        database.rows(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join pg_tables t on t.tablename = c.table_name and t.schemaname = c.table_schema
            where c.table_schema = 'public' and c.data_type = 'uuid' order by 1, 2
            """)) {
      if (count("%s where %s = ?".formatted(column.toArray()), ada) > 0) {
        columns.add(column.getFirst() + "." + column.getLast());
      }
    }
    // The rows of the audit log have the ids of the players here. A move corrects the standings.
    assertThat(columns)
        .containsExactly(
            "audit_entry.id",
            "audit_entry.player_id",
            "player.id",
            "puzzle.author_id",
            "standing_move.player_id",
            "submission.player_id");
    assertThat(texts("select concat_ws(' ', id, votes, comments) from publication"))
        .containsExactly(bobs + " 1 1");
    for (String kept : List.of("publication_comment", "vote", "webhook", "webhook_delivery")) {
      assertThat(count(kept)).as(kept).isPositive();
    }
  }

  @Test
  void ifTwoAdminsDeleteTheirAccountsAtOnceOneStays() throws Exception {
    List<UUID> admins = List.of(ada, bob);
    database.update("update player set roles = '{player,admin}'");
    assertThat(SameMoment.accepted(2, i -> delete(admins.get(i)))).isEqualTo(1);
    assertThat(count("player where 'admin' = any(roles)")).isEqualTo(1);
  }
}
