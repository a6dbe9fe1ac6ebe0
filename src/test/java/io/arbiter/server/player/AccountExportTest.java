package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.ServerTest;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AccountExportTest extends EmptyDatabase {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Accounts accounts;
  @Inject ObjectMapper mapper;

  private UUID ada;
  private UUID bob;
  private UUID puzzle;

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
  void theExportOfANewAccountHasOnlyTheAccount() throws IOException {
    JsonNode all = export(ada);
    JsonNode account = all.path("account");
    assertThat(account.path("id").asText()).isEqualTo(ada.toString());
    assertThat(account.path("name").asText()).isEqualTo("ada");
    assertThat(account.path("roles").toString()).isEqualTo("[\"player\"]");
    assertThat(Instant.parse(account.path("createdAt").asText())).isAfter(AT);
    assertFields(
        all,
        """
        account email sessions identities visibility keys standings solved best badges ratings \
        quotas puzzles classes assignments webhooks deliveries hints tasks publications \
        comments votes moderation contests contestRegistrations contestReveals clarifications \
        submissions\
        """);
    assertThat(all.path("submissions")).isEmpty();
    assertThat(all.toString()).doesNotContain("bob", "password");
  }

  @Test
  void webhooksAreExportedWithoutTheirSecrets() throws IOException {
    run(
        """
        with added as (
          insert into webhook (player_id, url, events, secret)
          select id, 'https://' || id || '.example', '{submission.judged}', 'the secret'
          from player returning id
        )
        insert into webhook_delivery (webhook_id, event) select id, 'ping' from added
        """,
        Map.of());
    JsonNode all = export(ada);
    assertThat(all.path("webhooks").findValuesAsText("url"))
        .containsExactly("https://" + ada + ".example");
    assertThat(all.path("deliveries").findValuesAsText("event")).containsExactly("ping");
    assertThat(all.toString()).doesNotContain("the secret", bob.toString());
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

  @Test
  void theExportHasAllDataOfThePlayerAndNoneOfOthers() throws IOException {
    UUID adas = solve(ada, puzzle, AT);
    UUID bobs = solve(bob, puzzle, AT);
    UUID script = submission("SCRATCH", ada, null, AT, "ACCEPTED");
    database.update("update submission set version = null, stdin = 'read me' where id = ?", script);
    Map<String, UUID> ids =
        Map.of("ada", ada, "bob", bob, "easy", puzzle, "adas", adas, "bobs", bobs);
    run(
        """
        insert into standing (board, player_id, points, solved, reached_at)
        select board, p.id, 10, 1, '2026-01-01Z'
        from player p, unnest(boards_at('2026-01-01Z'::timestamptz)) board;
        insert into best select puzzle_id, player_id, 'steps', 7, id, submitted_at
        from submission where puzzle_id = :easy;
        insert into improvement values (:ada, :easy, :adas, 5, '2026-01-01Z');
        insert into best values (:easy, :ada, 'points', -15, :adas, '2026-01-01Z');
        update puzzle set author_id = :ada;
        update submission set source = 'bobs secret' where id = :bobs;
        insert into publication (id, submission_id, puzzle_id, player_id, category)
        values (:adas, :adas, :easy, :ada, 'clear'), (:bobs, :bobs, :easy, :bob, 'clear');
        insert into vote values (:bobs, :ada), (:adas, :bob);
        insert into publication_comment values (:ada, :bobs, :ada, 'How clear!', null),
          (:bob, :adas, :bob, 'bobs words', null);
        insert into badge values (:ada, 'FIRST_SOLUTION', '2026-01-01Z', :easy),
          (:bob, 'WEEK_STREAK', now(), null);
        update player set zone = 'Europe/Kyiv', suspended_reason = 'spam' where id = :ada;
        insert into quota_override values (:ada, 1, null, 3);
        insert into audit_entry select id, :bob, 'SUSPENDED', id, id,
          json_build_object('player', id, 'reason', 'spam') from player;
        insert into hint_taken values (:easy, 1, :ada, '2026-01-01Z'), (:easy, 2, :bob, now());
        insert into author_task (id, kind, player_id, slug, version, stage)
        values (:ada, 'VALIDATION', :ada, 'easy', 1, 'WAITING'),
          (:bob, 'IMPORT', :bob, 'his', 1, 'IMPORTING')
        """,
        ids);

    JsonNode all = export(ada);
    assertThat(all.path("account").path("zone").asText()).isEqualTo("Europe/Kyiv");
    assertThat(all.path("account").path("suspendedReason").asText()).isEqualTo("spam");
    assertThat(all.path("moderation")).hasSize(1);
    assertThat(all.path("moderation").get(0).path("detail").path("reason").asText())
        .isEqualTo("spam");
    assertThat(all.path("standings").get(0).path("rank").asInt()).isBetween(1, 2);
    for (String[] exact :
        new String[][] {
          {"hints", "[{'puzzle':'easy','number':1,'at':'%s'}]".formatted(AT)},
          {"quotas", "[{'inFlight':1,'perMinute':null,'perDay':3}]"},
          {
            "badges",
            """
            [{'id':'first-solution','title':'First solution','reason':'solved a puzzle',\
            'at':'%s','puzzle':{'slug':'easy','title':'t'}}]\
            """
                .formatted(AT)
          },
          {
            "solved",
            "[{'puzzle':'easy','submission':'%s','points':15,'solvedAt':'%s'}]".formatted(adas, AT)
          }
        }) {
      assertThat(all.path(exact[0]).toString()).isEqualTo(exact[1].replace('\'', '"'));
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
      {"submissions", "id", adas, script}
    };
    for (Object[] each : values) {
      assertThat(all.path((String) each[0]).findValuesAsText((String) each[1]))
          .as("%s of %s", each[1], each[0])
          .isEqualTo(Arrays.stream(each).skip(2).map(Object::toString).toList());
    }
    JsonNode submissions = all.path("submissions");
    assertThat(submissions.get(0).path("source").asText()).isEqualTo("x = 1");
    assertThat(submissions.get(0).path("puzzle").asText()).isEqualTo("easy");
    assertThat(submissions.get(0).path("submittedAt").asText()).isEqualTo(AT.toString());
    assertThat(submissions.get(0).has("stdin")).isFalse();
    assertThat(submissions.get(1).path("stdin").asText()).isEqualTo("read me");
    assertThat(all.toString()).doesNotContain("bobs", bob.toString());
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
}
