package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registration, roles, the export of an account and its deletion. */
abstract class PlayerCases extends ApiCases {
  @Test
  void aPlayerDownloadsAllThatIsTheirs() {
    Client una = Client.register(arbiter.address(), "una");
    String right = una.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    String wrong = una.judge("fizz-buzz", Sources.body("return None")).path("id").asText();
    String run = una.run("fizz-buzz", Sources.body("print(number)")).path("id").asText();
    String script = scratch(una, Map.of("source", "print(input())", "stdin", "héllo"));
    una.awaitVerdict(script);
    una.post("/api/submissions/" + right + "/publication", Map.of("category", "clear"));

    Answer answer = una.get("/api/me/export");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.raw().headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"arbiter-una.json\"");
    JsonNode all = answer.body();
    assertThat(all.path("account").path("name").asText()).isEqualTo("una");
    assertThat(all.path("sessions")).hasSize(1);
    assertThat(all.path("standings")).hasSize(3);
    assertThat(all.path("solved").findValuesAsText("puzzle")).containsExactly("fizz-buzz");
    assertThat(all.path("publications").findValuesAsText("submission")).containsExactly(right);
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
    assertThat(submissions.get(3).path("stdin").asText()).isEqualTo("héllo");
    assertThat(submissions.get(3).path("output").asText()).isEqualTo("héllo\n");
    // With its quotes, because the digits of an id may read "ada".
    assertThat(all.toString()).doesNotContain("\"ada\"", "password");
    // Other tests expect to find only their own publications.
    una.delete("/api/me", Map.of("password", Client.PASSWORD));
  }

  @Test
  void aDeletedAccountIsGoneAndItsNameIsFree() {
    Client uri = Client.register(arbiter.address(), "uri");
    String right = uri.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    Answer published =
        uri.post("/api/submissions/" + right + "/publication", Map.of("category", "creative"));
    String comments = "/api/publications/" + published.body().path("id").asText() + "/comments";
    Map<String, String> password = Map.of("password", Client.PASSWORD);
    Answer anonymous = nobody.delete("/api/me", password);
    assertThat(anonymous.status()).isEqualTo(401);
    assertProblem(anonymous, "UNAUTHENTICATED");
    Answer wrong = uri.delete("/api/me", Map.of("password", "wrong horse"));
    assertThat(wrong.status()).isEqualTo(403);
    assertProblem(wrong, "FORBIDDEN");
    assertThat(uri.delete("/api/me", Map.of()).status()).isEqualTo(422);
    assertThat(uri.get("/api/me").status()).isEqualTo(200);

    assertThat(uri.delete("/api/me", password).status()).isEqualTo(204);
    for (String path : List.of("/api/me", "/api/me/export", "/api/puzzles", comments)) {
      Answer refused = uri.get(path);
      assertThat(refused.status()).as(path).isEqualTo(401);
      assertProblem(refused, "UNAUTHENTICATED");
    }
    assertThatThrownBy(() -> uri.events(right, Map.of())).hasMessageEndingWith("401");
    assertThat(uri.post("/api/scratch", Map.of("source", "1")).status()).isEqualTo(401);
    assertThat(uri.delete("/api/me", password).status()).isEqualTo(401);
    Map<String, String> login = Map.of("name", "uri", "password", Client.PASSWORD);
    assertThat(nobody.post("/api/tokens", login).status()).isEqualTo(401);
    assertThat(nobody.get("/api/players/uri").status()).isEqualTo(404);
    assertThat(nobody.items("/api/submissions?player=uri")).isEmpty();
    JsonNode seen = nobody.submission(right);
    assertThat(seen.path("player").isNull()).isTrue();
    assertThat(seen.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(seen.has("source")).isFalse();
    for (String board : List.of("leaderboards/all", "puzzles/fizz-buzz/leaderboard?by=size")) {
      JsonNode places = nobody.items("/api/" + board);
      assertThat(places.findValuesAsText("player")).doesNotContain("uri", "null");
    }
    Client admin = admin();
    assertThat(admin.get("/api/puzzles/fizz-buzz/publications?category=creative").body())
        .asString()
        .doesNotContain(right);
    assertThat(admin.get(comments).status()).isEqualTo(404);

    Client another = Client.register(arbiter.address(), "URI");
    assertThat(another.get("/api/me").body().path("points").asInt()).isZero();
    assertThat(another.get("/api/me/export").body().path("submissions")).isEmpty();
    assertThat(uri.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void theLastAdminCannotLeave() {
    Client admin = admin();
    Answer refused = admin.delete("/api/me", Map.of("password", Client.PASSWORD));
    assertThat(refused.status()).isEqualTo(409);
    assertProblem(refused, "CONFLICT");
    assertThat(admin.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void guessingThePasswordOfADeletionIsThrottled() {
    Client ute = Client.register(arbiter.address(), "ute");
    for (int i = 0; i < 10; i++) {
      assertThat(ute.delete("/api/me", Map.of("password", "guess " + i)).status()).isEqualTo(403);
    }
    Answer throttled = ute.delete("/api/me", Map.of("password", Client.PASSWORD));
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.raw().headers().firstValue("Retry-After")).hasValue("60");
    assertThat(ute.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void namesAreUniqueWithoutCaseAndPasswordsHaveRules() {
    Map<String, String> taken = Map.of("name", "ADA", "password", Client.PASSWORD);
    assertThat(nobody.post("/api/players", taken).status()).isEqualTo(409);
    Answer bad = nobody.post("/api/players", Map.of("name", "a b", "password", "short"));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body().path("violations").findValuesAsText("field"))
        .containsExactly("name", "password");
    Map<String, String> wrong = Map.of("name", "ada", "password", "wrong horse");
    Map<String, String> unknown = Map.of("name", "nobody\0", "password", "wrong horse");
    assertThat(nobody.post("/api/tokens", wrong).status()).isEqualTo(401);
    assertThat(nobody.post("/api/tokens", unknown).body())
        .isEqualTo(nobody.post("/api/tokens", wrong).body());
  }

  @Test
  void onlyAnAdminGivesRoles() {
    Map<String, List<String>> roles = Map.of("roles", List.of("player", "author"));
    Client fay = Client.register(arbiter.address(), "fay");
    assertThat(fay.put("/api/players/fay/roles", roles).status()).isEqualTo(403);
    assertThat(nobody.put("/api/players/fay/roles", roles).status()).isEqualTo(401);
    Client admin = admin();
    assertThat(admin.put("/api/players/none/roles", roles).status()).isEqualTo(404);
    assertThat(admin.put("/api/players/fay/roles", Map.of("roles", List.of("king"))).status())
        .isEqualTo(422);
    assertThat(admin.put("/api/players/fay/roles", roles).body().path("roles").toString())
        .isEqualTo("[\"player\",\"author\"]");
  }
}
