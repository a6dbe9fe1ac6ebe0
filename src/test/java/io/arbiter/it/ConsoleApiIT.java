package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The calls of the operators' console. */
class ConsoleApiIT extends ApiCases {
  private static List<String> actions(String query) {
    return admin().items("/api/admin/audit?" + query).findValuesAsText("action");
  }

  @Test
  void theOverviewShowsTheWorkerAndARunningSubmission() {
    await(
        "the state of the worker",
        () -> admin().get("/api/admin/workers").body().at("/0/state").asText().equals("ALIVE"));
    Client olga = player("olga");
    String endless = scratch(olga, source("import time\nwhile True: time.sleep(0.01)"));
    await(
        "the submission in a slot",
        () ->
            admin()
                .get("/api/admin/overview")
                .body()
                .path("workers")
                .findValuesAsText("work")
                .contains(endless));
    body(olga.post("/api/submissions/" + endless + "/stop", ""), 202);

    JsonNode overview = body(admin().get("/api/admin/overview"), 200);
    shows(overview.path("queue").path("lanes"), "[{lane: 'INTERACTIVE'}, {lane: 'BATCH'}]");
    assertThat(overview.path("queue").path("unsent").isNumber()).isTrue();
    assertThat(overview.path("queue").path("fingerprints").isNumber()).isTrue();
    JsonNode worker = overview.path("workers").path(0);
    assertThat(worker.path("name").asText()).startsWith("worker-");
    shows(worker.path("slots"), "[{lane: 'INTERACTIVE'}, {lane: 'BATCH'}]");
    JsonNode children = worker.path("processes").path("children");
    assertThat(children.findValuesAsText("sandbox")).contains("players");
    assertThat(children.path(0).path("memoryBytes").asLong()).isGreaterThan(1 << 24);
    assertThat(overview.at("/lastHour/verdicts").isObject()).isTrue();
    shows(
        overview.at("/lastHour/stages"),
        "[{name: 'WAITING'}, {name: 'RUNNING'}, {name: 'SCORING'}]");
  }

  @Test
  void aSuspendedPlayerReadsAndDoesNotWrite() {
    Client sue = player("sue");
    String path = "/api/admin/players/sue/suspension";
    for (String wrong :
        List.of(
            "{}",
            "{reason: ' '}",
            "{reason: 'spam', until: '2020-01-01T00:00:00Z'}",
            "{reason: 'spam', until: '+300000-01-01T00:00:00Z'}")) {
      refused(admin().put(path, json(wrong)), "INVALID");
    }
    refused(admin().put(path, json("{reason: 'spam', until: 'tomorrow'}")), "MALFORMED");
    Map<String, String> spam = Map.of("reason", "spam");
    refused(admin().put("/api/admin/players/none/suspension", spam), "NOT_FOUND");
    refused(admin().put("/api/admin/players/admin/suspension", spam), "CONFLICT");

    String until = Instant.now().plusSeconds(3600).toString();
    JsonNode suspended =
        body(admin().put(path, json("{reason: 'sends spam', until: '%s'}", until)), 200);
    String shown = "{suspension: {reason: 'sends spam'}}";
    shows(suspended, shown);
    refused(
        sue.post(SUBMISSIONS, source(Sources.RIGHT)),
        "SUSPENDED",
        "sends spam",
        until.substring(0, 19));
    refused(sue.post("/api/scratch", source("1")), "SUSPENDED");
    body(sue.get("/api/puzzles"), 200);
    shows(sue.get("/api/me").body(), shown);
    Map<String, String> login = Map.of("name", "sue", "password", Client.PASSWORD);
    shows(body(nobody.post("/api/tokens", login), 200), shown);

    shows(body(admin().delete(path, Map.of()), 200), "{suspension: null}");
    assertThat(sue.submit("fizz-buzz", "submissions", Sources.RIGHT)).isNotEmpty();
    assertThat(body(nobody.post("/api/tokens", login), 200).has("suspension")).isFalse();
    assertThat(actions("subject=sue")).containsExactly("SUSPENSION_LIFTED", "SUSPENDED");

    body(admin().put(path, Map.of("reason", "again")), 200);
    body(sue.delete("/api/me", Map.of("password", Client.PASSWORD)), 204);
    assertThat(admin().items("/api/admin/players?q=sue")).isEmpty();
  }

  @Test
  void aPlayersQuotasReplaceTheSettings() {
    Client quinn = player("quinn");
    String path = "/api/admin/players/quinn/quota";
    refused(admin().put(path, Map.of("perMinute", 0)), "INVALID");
    refused(admin().put(path, Map.of("perHour", 1)), "MALFORMED");
    refused(admin().put("/api/admin/players/none/quota", Map.of()), "NOT_FOUND");
    shows(
        body(admin().put(path, Map.of("perMinute", 1)), 200),
        "{quota: {perMinute: 1, perDay: null}}");
    scratch(quinn, source("print(1)"));
    Answer refused = quinn.post("/api/scratch", source("print(2)"));
    refused(refused, "TOO_MANY_REQUESTS", "1 submissions in a minute");
    assertThat(Long.parseLong(header(refused, "Retry-After").getFirst())).isBetween(1L, 60L);
    shows(body(admin().delete(path, Map.of()), 200), "{quota: null}");
    scratch(quinn, source("print(3)"));
    shows(admin().items("/api/admin/players?q=QUINN"), "[{name: 'quinn'}]");
    refused(admin().get("/api/admin/players?q=a%25"), "INVALID");
  }

  private static JsonNode undeliverable(String key) {
    JsonNode page = admin().items("/api/admin/failures?kind=UNDELIVERABLE&limit=100");
    return page.valueStream()
        .filter(failure -> failure.at("/record/key").asText().equals(key))
        .findFirst()
        .orElseGet(() -> page.path("nothing"));
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
    shows(
        undeliverable(key), "{id: '%s', retryable: true, record: {topic: 'arbiter.events'}}", key);
    String retry = "/api/admin/failures/" + id + "/retry";
    body(admin().post(retry, ""), 202);
    assertThat(actions("subject=" + id)).containsExactly("RECORD_RETRIED");
    await("the record again", () -> !undeliverable(key).isMissingNode());
    assertThat(undeliverable(key).at("/record/reason").asText()).isNotEqualTo("for a test");
    refused(admin().post(retry, ""), "NOT_FOUND");
  }

  @Test
  void whatIsHiddenIsListedWithItsReason() {
    Client hilda = player("hilda");
    String right = accepted(hilda, "fizz-buzz", Sources.RIGHT).path("id").asText();
    String publication =
        body(
                hilda.post(
                    "/api/submissions/" + right + "/publication", Map.of("category", "speedy")),
                201)
            .path("id")
            .asText();
    String path = "/api/publications/" + publication;
    String comment =
        body(hilda.post(path + "/comments", Map.of("text", "look!")), 201).path("id").asText();
    body(admin().put(path + "/hiding", Map.of("reason", "copied")), 204);
    body(admin().put("/api/comments/" + comment + "/hiding", Map.of("reason", "rude")), 204);
    shows(
        find(admin().items("/api/admin/publications?limit=100"), "id", publication),
        "{reason: 'copied', player: 'hilda', puzzle: 'fizz-buzz'}");
    shows(
        find(admin().items("/api/admin/comments?limit=100"), "id", comment),
        "{text: 'look!', reason: 'rude'}");
    body(admin().delete(path + "/hiding", Map.of()), 204);
    body(admin().delete("/api/comments/" + comment + "/hiding", Map.of()), 204);
    assertThat(
            find(admin().items("/api/admin/publications?limit=100"), "id", publication)
                .isMissingNode())
        .isTrue();
    assertThat(actions("subject=" + publication))
        .containsExactly("PUBLICATION_SHOWN", "PUBLICATION_HIDDEN");
    assertThat(actions("subject=" + comment)).containsExactly("COMMENT_SHOWN", "COMMENT_HIDDEN");
  }

  @Test
  void theLogOfAdminsIsFiltered() {
    player("audrey");
    String before = Instant.now().minusSeconds(1).toString();
    body(admin().put(rolesOf("audrey"), json("{roles: ['player', 'author']}")), 200);
    shows(
        admin().items("/api/admin/audit?subject=AUDREY"),
        """
        [{action: 'ROLES_SET', actor: {name: 'admin'}, about: {name: 'audrey'},
          detail: {after: ['player', 'author']}}]
        """);
    assertThat(actions("actor=admin&action=ROLES_SET&since=" + before + "&limit=1"))
        .containsExactly("ROLES_SET");
    assertThat(actions("subject=audrey&until=" + before)).isEmpty();
    assertThat(actions("actor=nobody")).isEmpty();
    Map<String, String> wrong =
        Map.of(
            "audit?action=MAGIC", "INVALID",
            "audit?since=yesterday", "INVALID",
            "audit?since=%2B1000000000-12-31T23:59:59Z", "INVALID",
            "audit?actor=%00", "MALFORMED",
            "failures?kind=BAD_LUCK", "INVALID",
            "failures?after=Mw", "MALFORMED");
    wrong.forEach((query, code) -> refused(admin().get("/api/admin/" + query), code));
  }

  @Test
  void anAdminsPublicationOfAnothersPuzzleIsInTheLog() {
    int version = admin().get("/api/puzzles/road-trip-speed").body().path("version").asInt();
    String path = "/api/author/puzzles/road-trip-speed/versions/" + version + "/publication";
    body(admin().post(path, ""), 200);
    assertThat(actions("subject=road-trip-speed&action=VERSION_PUBLISHED")).isNotEmpty();
  }

  @Test
  void theStreamHasTheWholeState() {
    JsonNode first = admin().firstEvent("/api/admin/events");
    assertThat(first.path("workers").isArray()).isTrue();
    assertThat(first.path("queue").path("lanes")).hasSize(2);
    assertThat(new String(ada().get("/api/admin/events").raw().body(), StandardCharsets.UTF_8))
        .contains("FORBIDDEN");
  }
}
