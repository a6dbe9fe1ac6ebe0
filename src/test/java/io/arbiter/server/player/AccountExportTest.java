package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class AccountExportTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Inject AgroalDataSource source;
  @Inject Accounts accounts;
  @Inject ObjectMapper mapper;

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

  private JsonNode export(UUID player) throws IOException {
    var out = new ByteArrayOutputStream();
    accounts.export(player, out);
    return mapper.readTree(out.toByteArray());
  }

  @Test
  void theExportOfANewAccountHasOnlyTheAccount() throws IOException {
    JsonNode all = export(ada);
    assertThat(all.path("account").path("id").asText()).isEqualTo(ada.toString());
    assertThat(all.path("account").path("name").asText()).isEqualTo("ada");
    assertThat(all.path("account").path("roles").toString()).isEqualTo("[\"player\"]");
    assertThat(Instant.parse(all.path("account").path("createdAt").asText())).isAfter(AT);
    assertThat(all.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "account",
            "email",
            "sessions",
            "identities",
            "visibility",
            "keys",
            "standings",
            "solved",
            "best",
            "badges",
            "ratings",
            "quotas",
            "puzzles",
            "classes",
            "assignments",
            "webhooks",
            "deliveries",
            "hints",
            "tasks",
            "publications",
            "comments",
            "votes",
            "moderation",
            "contests",
            "contestRegistrations",
            "contestReveals",
            "clarifications",
            "submissions");
    assertThat(all.path("submissions")).isEmpty();
    assertThat(all.toString()).doesNotContain("bob", "password");
  }

  @Test
  void webhooksAreExportedWithoutTheirSecrets() throws IOException {
    for (UUID player : List.of(ada, bob)) {
      database.update(
          """
          with added as (
            insert into webhook (player_id, url, events, secret)
            values (?, 'https://' || ?, '{submission.judged}', 'the secret') returning id
          )
          insert into webhook_delivery (webhook_id, event) select id, 'ping' from added
          """,
          player,
          player + ".example");
    }
    JsonNode all = export(ada);
    assertThat(all.path("webhooks").findValuesAsText("url"))
        .containsExactly("https://" + ada + ".example");
    assertThat(all.path("deliveries").findValuesAsText("event")).containsExactly("ping");
    assertThat(all.toString()).doesNotContain("the secret", bob.toString());
  }

  @Test
  void classesAreExportedWithoutTheNamesOfOthers() throws IOException {
    for (UUID teacher : List.of(ada, bob)) {
      database.update(
          """
          with made as (
            insert into classroom (teacher_id, name, code) values (?, 'of ' || ?, ?) returning id
          ), joined as (
            insert into classroom_member select id, ? from made
          ), assigned as (
            insert into assignment (classroom_id, title, opens_at) select id, 'by ' || ?, now()
            from made returning id
          )
          insert into assignment_puzzle select id, ?, 1 from assigned
          """,
          teacher,
          teacher.toString(),
          teacher.toString(),
          teacher.equals(ada) ? bob : ada,
          teacher.toString(),
          puzzle);
    }
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
    UUID adas = new UUID(3, 1);
    UUID bobs = new UUID(3, 2);
    solve(adas, ada);
    solve(bobs, bob);
    improve(adas, ada);
    database.update("update puzzle set author_id = ?", ada);
    database.update("update submission set source = 'bobs secret' where id = ?", bobs);
    UUID publication = publish(adas, ada);
    UUID other = publish(bobs, bob);
    database.update("insert into vote values (?, ?), (?, ?)", other, ada, publication, bob);
    UUID said = Generators.timeBasedEpochGenerator().generate();
    database.update(
        "insert into publication_comment values (?, ?, ?, 'How clear!', null),"
            + " (?, ?, ?, 'bobs words', null)",
        said,
        other,
        ada,
        UUID.randomUUID(),
        publication,
        bob);
    UUID script = new UUID(3, 3);
    TestData.addSubmission(database, script, "SCRATCH", ada, null, AT);
    database.update("update submission set version = null, stdin = 'read me' where id = ?", script);

    database.update(
        """
        insert into badge values (?, 'FIRST_SOLUTION', ?::timestamptz, ?),
          (?, 'WEEK_STREAK', now(), null)
        """,
        ada,
        AT.toString(),
        puzzle,
        bob);
    database.update("update player set zone = 'Europe/Kyiv' where id = ?", ada);
    database.update(
        """
        update player set suspended_reason = 'spam', suspended_until = null where id = ?
        """,
        ada);
    database.update("insert into quota_override values (?, 1, null, 3)", ada);
    UUID entry = Generators.timeBasedEpochGenerator().generate();
    for (UUID about : List.of(ada, bob)) {
      database.update(
          """
          insert into audit_entry values (?, ?, 'SUSPENDED', ?, ?,
            json_build_object('player', ?, 'reason', 'spam'))
          """,
          about.equals(ada) ? entry : UUID.randomUUID(),
          bob,
          about.toString(),
          about,
          about.toString());
    }

    database.update(
        "insert into hint_taken values (?, 1, ?, ?::timestamptz), (?, 2, ?, now())",
        puzzle,
        ada,
        AT.toString(),
        puzzle,
        bob);
    UUID task = UUID.randomUUID();
    database.update(
        """
        insert into author_task (id, kind, player_id, slug, version, stage)
        values (?, 'VALIDATION', ?, 'easy', 1, 'WAITING'), (?, 'IMPORT', ?, 'his', 1, 'IMPORTING')
        """,
        task,
        ada,
        UUID.randomUUID(),
        bob);

    JsonNode all = export(ada);
    assertThat(all.path("hints").toString())
        .isEqualTo("[{\"puzzle\":\"easy\",\"number\":1,\"at\":\"%s\"}]".formatted(AT));
    assertThat(all.path("tasks").findValuesAsText("id")).containsExactly(task.toString());
    assertThat(all.path("account").path("zone").asText()).isEqualTo("Europe/Kyiv");
    assertThat(all.path("account").path("suspendedReason").asText()).isEqualTo("spam");
    assertThat(all.path("quotas").toString())
        .isEqualTo("[{\"inFlight\":1,\"perMinute\":null,\"perDay\":3}]");
    assertThat(all.path("moderation")).hasSize(1);
    assertThat(all.path("moderation").get(0).path("id").asText()).isEqualTo(entry.toString());
    assertThat(all.path("moderation").get(0).path("action").asText()).isEqualTo("SUSPENDED");
    assertThat(all.path("moderation").get(0).path("detail").path("reason").asText())
        .isEqualTo("spam");
    assertThat(all.path("badges").toString())
        .isEqualTo(
            "[{\"id\":\"first-solution\",\"title\":\"First solution\",\"reason\":\"solved a"
                + " puzzle\",\"at\":\"%s\",\"puzzle\":{\"slug\":\"easy\",\"title\":\"t\"}}]"
                    .formatted(AT));
    assertThat(all.path("standings").findValuesAsText("board"))
        .containsExactly("2026-01", "2026-W01", "all");
    assertThat(all.path("standings").get(0).path("rank").asInt()).isBetween(1, 2);
    assertThat(all.path("solved").toString())
        .isEqualTo(
            "[{\"puzzle\":\"easy\",\"submission\":\"%s\",\"points\":15,\"solvedAt\":\"%s\"}]"
                .formatted(adas, AT));
    assertThat(all.path("best").findValuesAsText("measure")).containsExactly("points", "steps");
    assertThat(all.path("best").findValuesAsText("value")).containsExactly("15", "7");
    assertThat(all.path("puzzles").findValuesAsText("slug")).containsExactly("easy");
    assertThat(all.path("publications").findValuesAsText("id"))
        .containsExactly(publication.toString());
    assertThat(all.path("comments").findValuesAsText("text")).containsExactly("How clear!");
    assertThat(all.path("comments").findValuesAsText("id")).containsExactly(said.toString());
    assertThat(all.path("votes").findValuesAsText("publication")).containsExactly(other.toString());
    JsonNode submissions = all.path("submissions");
    assertThat(submissions.findValuesAsText("id"))
        .containsExactly(adas.toString(), script.toString());
    assertThat(submissions.get(0).path("source").asText()).isEqualTo("x = 1");
    assertThat(submissions.get(0).path("puzzle").asText()).isEqualTo("easy");
    assertThat(submissions.get(0).path("submittedAt").asText()).isEqualTo(AT.toString());
    assertThat(submissions.get(0).has("stdin")).isFalse();
    assertThat(submissions.get(1).path("stdin").asText()).isEqualTo("read me");
    assertThat(all.toString()).doesNotContain("bobs", bobs.toString(), bob.toString());
  }

  private void solve(UUID submission, UUID player) {
    TestData.addSubmission(database, submission, "SUBMISSION", player, puzzle, AT);
    database.update(
        "insert into solved values (?, ?, ?, 10, ?::timestamptz)",
        player,
        puzzle,
        submission,
        AT.toString());
    database.update(
        """
        insert into standing (board, player_id, points, solved, reached_at)
        select board, ?, 10, 1, ?::timestamptz from unnest(boards_at(?::timestamptz)) board
        """,
        player,
        AT.toString(),
        AT.toString());
    database.update(
        "insert into best values (?, ?, 'steps', 7, ?, ?::timestamptz)",
        puzzle,
        player,
        submission,
        AT.toString());
  }

  /** Five points more by the author's code. */
  private void improve(UUID submission, UUID player) {
    database.update(
        "insert into improvement values (?, ?, ?, 5, ?::timestamptz)",
        player,
        puzzle,
        submission,
        AT.toString());
    database.update(
        "insert into best values (?, ?, 'points', -15, ?, ?::timestamptz)",
        puzzle,
        player,
        submission,
        AT.toString());
  }

  private UUID publish(UUID submission, UUID player) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    database.update(
        """
        insert into publication (id, submission_id, puzzle_id, player_id, category)
        values (?, ?, ?, ?, 'clear')
        """,
        id,
        submission,
        puzzle,
        player);
    return id;
  }

  @Test
  void eachOfManySubmissionsIsExportedOnce() throws IOException {
    for (int count : List.of(PlayerExport.PAGE, PlayerExport.PAGE + 1)) {
      UUID player = TestData.addPlayer(database, "player" + count);
      List<String> ids =
          IntStream.range(0, count)
              .mapToObj(
                  i -> {
                    UUID id = new UUID(count, i + 1);
                    TestData.addSubmission(database, id, "RUN", player, puzzle, AT);
                    return id.toString();
                  })
              .toList();
      assertThat(export(player).path("submissions").findValuesAsText("id")).isEqualTo(ids);
    }
  }
}
