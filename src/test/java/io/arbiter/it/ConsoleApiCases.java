package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The calls of the operators' console. */
abstract class ConsoleApiCases extends ApiCases {
  private static Client admin;

  @BeforeAll
  static void logIn() {
    admin = nobody.logIn("admin", Client.PASSWORD);
  }

  private static List<String> actions(String query) {
    JsonNode page = admin.get("/api/admin/audit?" + query).body();
    return page.path("items").findValuesAsText("action");
  }

  @Test
  void theOverviewShowsTheWorkerAndARunningSubmission() {
    Awaitility.await("the state of the worker")
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                admin
                    .get("/api/admin/workers")
                    .body()
                    .path(0)
                    .path("state")
                    .asText()
                    .equals("ALIVE"));
    Client olga = Client.register(arbiter.address(), "olga");
    String endless = scratch(olga, Map.of("source", "sum(range(10 ** 12))"));
    Awaitility.await("the submission in a slot")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                admin
                    .get("/api/admin/overview")
                    .body()
                    .path("workers")
                    .findValuesAsText("work")
                    .contains(endless));
    olga.post("/api/submissions/" + endless + "/stop", "");
    olga.awaitVerdict(endless);

    JsonNode overview = admin.get("/api/admin/overview").body();
    JsonNode queue = overview.path("queue");
    assertThat(queue.path("delay").isNull()).isTrue();
    assertThat(queue.path("lanes").findValuesAsText("lane"))
        .containsExactly("INTERACTIVE", "BATCH");
    assertThat(queue.path("unsent").isNumber()).isTrue();
    JsonNode worker = overview.path("workers").path(0);
    assertThat(worker.path("name").asText()).startsWith("worker-");
    assertThat(worker.path("slots").findValuesAsText("lane"))
        .containsExactly("INTERACTIVE", "BATCH");
    JsonNode children = worker.path("processes").path("children");
    assertThat(children.findValuesAsText("sandbox")).contains("players");
    assertThat(children.path(0).path("memoryBytes").asLong()).isGreaterThan(1 << 24);
    JsonNode hour = overview.path("lastHour");
    assertThat(hour.path("verdicts").isObject()).isTrue();
    assertThat(hour.path("stages").findValuesAsText("name"))
        .containsExactly("WAITING", "RUNNING", "SCORING");
  }

  @Test
  void aSuspendedPlayerReadsAndDoesNotWrite() {
    Client sue = Client.register(arbiter.address(), "sue");
    String path = "/api/admin/players/sue/suspension";
    Answer nowhere = admin.put("/api/admin/players/none/suspension", Map.of("reason", "spam"));
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(admin.put(path, Map.of()).status()).isEqualTo(422);
    assertThat(admin.put(path, Map.of("reason", " ")).status()).isEqualTo(422);
    Map<String, String> over = Map.of("reason", "spam", "until", "2020-01-01T00:00:00Z");
    assertThat(admin.put(path, over).status()).isEqualTo(422);
    assertThat(admin.put(path, Map.of("reason", "spam", "until", "tomorrow")).status())
        .isEqualTo(400);
    for (Object far : List.of("+300000-01-01T00:00:00Z", 10_000_000_000_000L, 1e17)) {
      assertThat(admin.put(path, Map.of("reason", "spam", "until", far)).status())
          .as(far.toString())
          .isBetween(400, 422);
    }
    Answer self = admin.put("/api/admin/players/admin/suspension", Map.of("reason", "tired"));
    assertThat(self.status()).isEqualTo(409);
    assertProblem(self, "CONFLICT");

    String until = Instant.now().plusSeconds(3600).toString();
    Answer done = admin.put(path, Map.of("reason", "sends spam", "until", until));
    assertThat(done.status()).as(done.toString()).isEqualTo(200);
    assertThat(done.body().path("suspension").path("reason").asText()).isEqualTo("sends spam");
    Answer refused = sue.post(SUBMISSIONS, Map.of("source", Sources.RIGHT));
    assertThat(refused.status()).isEqualTo(403);
    assertProblem(refused, "SUSPENDED");
    assertThat(refused.body().path("detail").asText())
        .contains("sends spam", until.substring(0, 19));
    assertThat(sue.post("/api/scratch", Map.of("source", "1")).status()).isEqualTo(403);
    assertThat(sue.get("/api/puzzles").status()).isEqualTo(200);
    assertThat(sue.get("/api/me").body().path("suspension").path("reason").asText())
        .isEqualTo("sends spam");
    Map<String, String> login = Map.of("name", "sue", "password", Client.PASSWORD);
    JsonNode token = nobody.post("/api/tokens", login).body();
    assertThat(token.path("token").asText()).isNotEmpty();
    assertThat(token.path("suspension").path("reason").asText()).isEqualTo("sends spam");

    assertThat(admin.delete(path, Map.of()).body().path("suspension").isNull()).isTrue();
    assertThat(sue.submit("fizz-buzz", "submissions", Sources.RIGHT)).isNotEmpty();
    assertThat(nobody.post("/api/tokens", login).body().has("suspension")).isFalse();
    assertThat(actions("subject=sue")).containsExactly("SUSPENSION_LIFTED", "SUSPENDED");

    admin.put(path, Map.of("reason", "again"));
    assertThat(sue.delete("/api/me", Map.of("password", Client.PASSWORD)).status()).isEqualTo(204);
    assertThat(admin.items("/api/admin/players?q=sue")).isEmpty();
  }

  @Test
  void aPlayersQuotasReplaceTheSettings() {
    Client quinn = Client.register(arbiter.address(), "quinn");
    String path = "/api/admin/players/quinn/quota";
    assertThat(admin.put(path, Map.of("perMinute", 0)).status()).isEqualTo(422);
    assertThat(admin.put(path, Map.of("perHour", 1)).status()).isEqualTo(400);
    assertThat(admin.put("/api/admin/players/none/quota", Map.of()).status()).isEqualTo(404);
    Answer set = admin.put(path, Map.of("perMinute", 1));
    assertThat(set.body().path("quota").path("perMinute").asInt()).isEqualTo(1);
    assertThat(set.body().path("quota").path("perDay").isNull()).isTrue();
    quinn.awaitVerdict(scratch(quinn, Map.of("source", "print(1)")));
    Answer refused = quinn.post("/api/scratch", Map.of("source", "print(2)"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().path("detail").asText()).contains("1 submissions in a minute");
    assertThat(admin.delete(path, Map.of()).body().path("quota").isNull()).isTrue();
    quinn.awaitVerdict(scratch(quinn, Map.of("source", "print(3)")));
    JsonNode found = admin.items("/api/admin/players?q=QUI");
    assertThat(found.findValuesAsText("name")).containsExactly("quinn");
    assertThat(admin.get("/api/admin/players?q=a%25").status()).isEqualTo(422);
  }

  private static JsonNode recordOf(String key) {
    JsonNode page = admin.get("/api/admin/failures?kind=UNDELIVERABLE&limit=100").body();
    for (JsonNode failure : page.path("items")) {
      if (failure.path("record").path("key").asText().equals(key)) {
        return failure;
      }
    }
    return page.path("nothing");
  }

  @Test
  void aRecordIsSentAgainAndComesBackWhenNobodyCanReadIt() throws Exception {
    UUID id = UUID.randomUUID();
    String key = id.toString();
    InstanceDatabase.update(
        folder,
        """
        insert into undeliverable (id, topic, key, payload, bytes, reason, failed_at)
        values (?, 'arbiter.events', ?, '{}', 2, 'for a test', now() - interval '1 day')
        """,
        id,
        key);
    JsonNode listed = recordOf(key);
    assertThat(listed.path("id").asText()).isEqualTo(key);
    assertThat(listed.path("retryable").asBoolean()).isTrue();
    assertThat(listed.path("record").path("topic").asText()).isEqualTo("arbiter.events");
    Answer retried = admin.post("/api/admin/failures/" + id + "/retry", "");
    assertThat(retried.status()).as(retried.toString()).isEqualTo(202);
    assertThat(actions("subject=" + id)).containsExactly("RECORD_RETRIED");
    Awaitility.await("the record again")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !recordOf(key).isMissingNode());
    assertThat(recordOf(key).path("record").path("reason").asText()).isNotEqualTo("for a test");
    assertThat(admin.post("/api/admin/failures/" + id + "/retry", "").status()).isEqualTo(404);
  }

  @Test
  void badRequestsAboutFailuresGetTheRightProblem() {
    assertThat(admin.get("/api/admin/failures?kind=BAD_LUCK").status()).isEqualTo(422);
    Answer page = admin.get("/api/admin/failures?kind=UNDELIVERABLE&limit=1");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().path("items").isArray()).isTrue();
    Answer unknown = admin.post("/api/admin/failures/" + new UUID(0, 0) + "/retry", "");
    assertThat(unknown.status()).isEqualTo(404);
    assertProblem(unknown, "NOT_FOUND");
    assertThat(admin.get("/api/admin/failures?after=Mw").status()).isEqualTo(400);
  }

  @Test
  void whatIsHiddenIsListedWithItsReason() {
    Client hilda = Client.register(arbiter.address(), "hilda");
    String right = hilda.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    String publication =
        hilda
            .post("/api/submissions/" + right + "/publication", Map.of("category", "speedy"))
            .body()
            .path("id")
            .asText();
    String comment =
        hilda
            .post("/api/publications/" + publication + "/comments", Map.of("text", "look!"))
            .body()
            .path("id")
            .asText();
    admin.put("/api/publications/" + publication + "/hiding", Map.of("reason", "copied"));
    admin.put("/api/comments/" + comment + "/hiding", Map.of("reason", "rude"));
    JsonNode hidden = find(admin.get("/api/admin/publications?limit=100").body(), publication);
    assertThat(hidden.path("reason").asText()).isEqualTo("copied");
    assertThat(hidden.path("player").asText()).isEqualTo("hilda");
    assertThat(hidden.path("puzzle").asText()).isEqualTo("fizz-buzz");
    JsonNode said = find(admin.get("/api/admin/comments?limit=100").body(), comment);
    assertThat(said.path("text").asText()).isEqualTo("look!");
    assertThat(said.path("reason").asText()).isEqualTo("rude");
    admin.delete("/api/publications/" + publication + "/hiding", Map.of());
    admin.delete("/api/comments/" + comment + "/hiding", Map.of());
    assertThat(find(admin.get("/api/admin/publications").body(), publication).isMissingNode())
        .isTrue();
    assertThat(actions("subject=" + publication))
        .containsExactly("PUBLICATION_SHOWN", "PUBLICATION_HIDDEN");
    assertThat(actions("subject=" + comment)).containsExactly("COMMENT_SHOWN", "COMMENT_HIDDEN");
    // Other tests count the publications of this puzzle.
    hilda.delete("/api/me", Map.of("password", Client.PASSWORD));
  }

  private static JsonNode find(JsonNode page, String id) {
    for (JsonNode item : page.path("items")) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    return page.path("nothing");
  }

  @Test
  void theLogOfAdminsIsFiltered() {
    Client.register(arbiter.address(), "audrey");
    String before = Instant.now().minusSeconds(1).toString();
    Map<String, Object> roles = Map.of("roles", List.of("player", "author"));
    admin.put("/api/players/audrey/roles", roles);
    JsonNode entry = admin.items("/api/admin/audit?subject=AUDREY").path(0);
    assertThat(entry.path("action").asText()).isEqualTo("ROLES_SET");
    assertThat(entry.path("actor").path("name").asText()).isEqualTo("admin");
    assertThat(entry.path("about").path("name").asText()).isEqualTo("audrey");
    assertThat(entry.path("detail").path("after").toString()).isEqualTo("[\"player\",\"author\"]");
    assertThat(actions("actor=admin&action=ROLES_SET&since=" + before + "&limit=1"))
        .containsExactly("ROLES_SET");
    assertThat(actions("subject=audrey&until=" + before)).isEmpty();
    assertThat(actions("actor=nobody")).isEmpty();
    assertThat(admin.get("/api/admin/audit?action=MAGIC").status()).isEqualTo(422);
    assertThat(admin.get("/api/admin/audit?since=yesterday").status()).isEqualTo(422);
    assertThat(admin.get("/api/admin/audit?since=%2B1000000000-12-31T23:59:59Z").status())
        .isEqualTo(422);
    assertThat(admin.get("/api/admin/audit?actor=%00").status()).isBetween(400, 422);
  }

  @Test
  void anAdminsPublicationOfAnothersPuzzleIsInTheLog() {
    String slug = "fizz-buzz";
    JsonNode version = admin.get("/api/puzzles/" + slug).body().path("version");
    Answer again =
        admin.post(
            "/api/author/puzzles/" + slug + "/versions/" + version.asInt() + "/publication", "");
    assertThat(again.status()).as(again.toString()).isEqualTo(200);
    assertThat(actions("subject=" + slug + "&action=VERSION_PUBLISHED")).isNotEmpty();
  }

  @Test
  void theStreamHasTheWholeState() throws Exception {
    JsonNode first = admin.firstEvent("/api/admin/events");
    assertThat(first.path("workers").isArray()).isTrue();
    assertThat(first.path("queue").path("lanes")).hasSize(2);
    assertThat(new String(ada.get("/api/admin/events").raw().body(), StandardCharsets.UTF_8))
        .contains("FORBIDDEN");
  }
}
