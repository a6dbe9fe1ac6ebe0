package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registration, roles, the export of an account and its deletion. */
class PlayerIT extends ApiCases {
  private static final Map<String, String> PASSWORD = Map.of("password", Client.PASSWORD);

  @Test
  void aPlayerDownloadsAllThatIsTheirs() {
    Client una = player("una");
    String right = accepted(una, "fizz-buzz", Sources.RIGHT).path("id").asText();
    String wrong = una.judge("fizz-buzz", Sources.body("return None")).path("id").asText();
    String run = una.run("fizz-buzz", Sources.body("print(number)")).path("id").asText();
    String script = scratch(una, Map.of("source", "print(input())", "stdin", "héllo"));
    una.awaitVerdict(script);
    una.post("/api/submissions/" + right + "/publication", Map.of("category", "clear"));

    Answer answer = una.get("/api/me/export");
    assertThat(header(answer, "Content-Type")).containsExactly("application/json");
    assertThat(header(answer, "Content-Disposition"))
        .containsExactly("attachment; filename=\"arbiter-una.json\"");
    JsonNode all = body(answer, 200);
    shows(
        all,
        """
        {account: {name: 'una'}, sessions: [{}], standings: [{}, {}, {}],
         solved: [{puzzle: 'fizz-buzz'}], publications: [{submission: '%s'}]}
        """,
        right);
    JsonNode submissions = all.path("submissions");
    assertThat(submissions.findValuesAsText("id")).containsExactly(right, wrong, run, script);
    // The export shows a submission as its player sees it, and nothing more.
    for (JsonNode submission : submissions) {
      JsonNode shown = una.submission(submission.path("id").asText());
      for (String field : List.of("source", "verdict", "points", "failure", "output", "judgedAt")) {
        assertThat(submission.path(field)).as(field).isEqualTo(shown.path(field));
      }
    }
    assertThat(submissions.get(1).path("failure").has("expected")).isTrue();
    shows(submissions.get(3), "{stdin: 'héllo', output: 'héllo\\n'}");
    // With its quotes, because the digits of an id may read "ada".
    assertThat(all.toString()).doesNotContain("\"ada\"", "password");
  }

  @Test
  void aDeletedAccountIsGoneAndItsNameIsFree() {
    Client uri = player("uri");
    String right = accepted(uri, "fizz-buzz", Sources.RIGHT).path("id").asText();
    Answer published =
        uri.post("/api/submissions/" + right + "/publication", Map.of("category", "creative"));
    String comments = "/api/publications/" + published.body().path("id").asText() + "/comments";
    refused(nobody.delete("/api/me", PASSWORD), "UNAUTHENTICATED");
    refused(uri.delete("/api/me", Map.of("password", "wrong horse")), "FORBIDDEN");
    refused(uri.delete("/api/me", Map.of()), "INVALID");
    body(uri.get("/api/me"), 200);

    body(uri.delete("/api/me", PASSWORD), 204);
    for (String path : List.of("/api/me", "/api/me/export", "/api/puzzles", comments)) {
      refused(uri.get(path), "UNAUTHENTICATED");
    }
    assertThatThrownBy(() -> uri.events(right, Map.of())).hasMessageEndingWith("401");
    refused(uri.post("/api/scratch", source("1")), "UNAUTHENTICATED");
    refused(uri.delete("/api/me", PASSWORD), "UNAUTHENTICATED");
    Map<String, String> login = Map.of("name", "uri", "password", Client.PASSWORD);
    refused(nobody.post("/api/tokens", login), "UNAUTHENTICATED");
    refused(nobody.get("/api/players/uri"), "NOT_FOUND");
    refused(nobody.get("/api/submissions/" + right), "NOT_FOUND");
    shows(admin().submission(right), "{player: null, verdict: 'ACCEPTED'}");
    for (String board : List.of("leaderboards/all", "puzzles/fizz-buzz/leaderboard?by=size")) {
      assertThat(nobody.items("/api/" + board).findValuesAsText("player"))
          .doesNotContain("uri", "null");
    }
    assertThat(
            admin().get("/api/puzzles/fizz-buzz/publications?category=creative").body().toString())
        .doesNotContain(right);
    refused(admin().get(comments), "NOT_FOUND");

    Client another = player("URI");
    shows(another.get("/api/me").body(), "{points: 0}");
    shows(another.get("/api/me/export").body(), "{submissions: []}");
    refused(uri.get("/api/me"), "UNAUTHENTICATED");
  }

  @Test
  void theLastAdminCannotLeaveAndGuessingThePasswordIsThrottled() {
    refused(admin().delete("/api/me", PASSWORD), "CONFLICT");
    body(admin().get("/api/me"), 200);
    Client ute = player("ute");
    for (int i = 0; i < 10; i++) {
      refused(ute.delete("/api/me", Map.of("password", "guess " + i)), "FORBIDDEN");
    }
    Answer throttled = ute.delete("/api/me", PASSWORD);
    refused(throttled, "TOO_MANY_REQUESTS");
    assertThat(header(throttled, "Retry-After")).containsExactly("60");
    body(ute.get("/api/me"), 200);
    Map<String, String> login = Map.of("name", "ute", "password", Client.PASSWORD);
    refused(nobody.post("/api/tokens", login), "TOO_MANY_REQUESTS");
  }

  @Test
  void namesAreUniqueWithoutCaseAndPasswordsHaveRules() {
    Map<String, String> taken = Map.of("name", "ADA", "password", Client.PASSWORD);
    Answer refusal = nobody.post("/api/players", taken);
    refused(refusal, "CONFLICT");
    shows(refusal.body(), "{reason: 'NAME_TAKEN', values: {name: 'ADA'}}");
    Map<String, String> bad = Map.of("name", "a b", "password", "short");
    Answer invalid = nobody.post("/api/players", bad);
    invalid(invalid, "name", "password");
    shows(
        invalid.body().path("violations"), "[{reason: 'PLAYER_NAME'}, {reason: 'WEAK_PASSWORD'}]");
    Answer wrong = nobody.post("/api/tokens", Map.of("name", "ada", "password", "wrong horse"));
    refused(wrong, "UNAUTHENTICATED");
    assertThat(
            nobody
                .post("/api/tokens", Map.of("name", "nobody\0", "password", "wrong horse"))
                .body())
        .isEqualTo(wrong.body());
  }

  @Test
  void onlyAnAdminGivesRoles() {
    JsonNode roles = json("{roles: ['player', 'author']}");
    Client fay = player("fay");
    refused(fay.put(rolesOf("fay"), roles), "FORBIDDEN");
    refused(nobody.put(rolesOf("fay"), roles), "UNAUTHENTICATED");
    refused(admin().put(rolesOf("none"), roles), "NOT_FOUND");
    refused(admin().put(rolesOf("fay"), json("{roles: ['king']}")), "INVALID");
    refused(admin().put(rolesOf("fay"), json("{roles: [null]}")), "INVALID");
    shows(body(admin().put(rolesOf("fay"), roles), 200), "{roles: ['player', 'author']}");
  }
}
