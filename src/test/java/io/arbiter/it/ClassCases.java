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
import org.junit.jupiter.api.Test;

/** Classes: their teachers, members, assignments and progress. */
abstract class ClassCases extends ApiCases {
  private static final String EASY = "fizz-buzz";
  private static final String WRONG = "def checkio(number):\n    return 'Fizz'\n";
  private static final UUID NOBODY = new UUID(0, 0);

  private static Client teacher(String name) {
    Client.register(arbiter.address(), name);
    Answer roles =
        admin()
            .put("/api/players/" + name + "/roles", Map.of("roles", List.of("player", "teacher")));
    assertThat(roles.status()).as(roles.toString()).isEqualTo(200);
    return nobody.logIn(name, Client.PASSWORD);
  }

  private static JsonNode made(Client teacher, String name) {
    Answer answer = teacher.post("/api/classes", Map.of("name", name));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.body();
  }

  private static String path(JsonNode classroom) {
    return "/api/classes/" + classroom.path("id").asText();
  }

  private static Answer join(Client player, JsonNode classroom) {
    return player.post(
        path(classroom) + "/members", Map.of("code", classroom.path("code").asText()));
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertProblem(answer, code);
  }

  private static JsonNode assign(Client teacher, JsonNode classroom, Map<String, ?> order) {
    Answer answer = teacher.post(path(classroom) + "/assignments", order);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.body();
  }

  @Test
  void aClassFromItsBeginningToItsEnd() {
    Client tess = teacher("class-tess");
    Client mia = Client.register(arbiter.address(), "class-mia");
    Client max = Client.register(arbiter.address(), "class-max");
    Client stranger = Client.register(arbiter.address(), "class-stranger");
    JsonNode classroom = made(tess, " Loops ");
    assertThat(classroom.path("name").asText()).isEqualTo("Loops");
    String path = path(classroom);
    JsonNode seen =
        mia.post("/api/classes/invitations", Map.of("code", classroom.path("code").asText()))
            .body();
    assertThat(seen.path("teacher").asText()).isEqualTo("class-tess");
    assertThat(seen.path("id")).isEqualTo(classroom.path("id"));
    String early = mia.judge(EASY, Sources.RIGHT).path("id").asText();
    assertThat(join(mia, classroom).status()).isEqualTo(201);
    assertThat(join(mia, classroom).status()).isEqualTo(200);
    assertThat(join(max, classroom).status()).isEqualTo(201);
    assertThat(mia.get("/api/me").body().path("classes").asInt()).isEqualTo(1);

    String due = Instant.now().plus(Duration.ofDays(1)).toString();
    JsonNode assignment =
        assign(tess, classroom, Map.of("title", "=1+1", "puzzles", List.of(EASY), "dueAt", due));
    String id = assignment.path("id").asText();
    mia.judge(EASY, WRONG);
    String right = mia.judge(EASY, Sources.RIGHT + "\n# mia's secret\n").path("id").asText();

    JsonNode all = tess.get(path + "/progress").body().path("members");
    assertThat(all.findValuesAsText("player")).containsExactly("class-max", "class-mia");
    assertThat(all.path(0).path("results")).isEmpty();
    JsonNode result = all.path(1).path("results").path(0);
    assertThat(result.path("tries").asInt()).isEqualTo(2);
    assertThat(result.path("lastVerdict").asText()).isEqualTo("ACCEPTED");
    assertThat(result.path("late").asBoolean()).isFalse();
    assertThat(Instant.parse(result.path("solvedAt").asText())).isBefore(Instant.now());
    assertThat(max.get(path + "/progress").body().path("members").findValuesAsText("player"))
        .containsExactly("class-max");

    Answer sheet =
        tess.send("GET", path + "/progress?assignment=" + id, null, Map.of("Accept", "text/csv"));
    assertThat(sheet.raw().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(new String(sheet.raw().body(), StandardCharsets.UTF_8))
        .contains("class-max,\"'=1+1\",", ",fizz-buzz,0,,,,")
        .contains("class-mia,\"'=1+1\",", ",fizz-buzz,2,", ",false,ACCEPTED,");

    String sent = path + "/members/class-mia/submissions";
    JsonNode work = tess.items(sent + "?assignment=" + id);
    assertThat(work.findValuesAsText("verdict")).containsExactly("ACCEPTED", "WRONG_ANSWER");
    assertThat(work.findValues("source")).isEmpty();
    assertThat(tess.get(sent + "/" + right).body().path("source").asText())
        .contains("mia's secret");
    assertRefused(tess.get(sent + "/" + early), 404, "NOT_FOUND");
    assertRefused(tess.get(path + "/members/class-max/submissions/" + right), 404, "NOT_FOUND");
    assertRefused(max.get(sent + "/" + right), 403, "FORBIDDEN");
    assertRefused(max.get(sent + "?assignment=" + id), 403, "FORBIDDEN");
    assertRefused(stranger.get(sent + "/" + right), 404, "NOT_FOUND");
    assertThat(max.get("/api/submissions/" + right).body().has("source")).isFalse();
    assertThat(tess.get("/api/submissions/" + right).body().has("source")).isFalse();

    String board = "/api/leaderboards/all?class=" + classroom.path("id").asText();
    JsonNode places = max.items(board);
    assertThat(places.findValuesAsText("player")).containsExactly("class-mia");
    assertThat(places.path(0).path("rank").asInt()).isEqualTo(1);
    assertThat(tess.items(board + "&from=2")).isEmpty();
    assertRefused(stranger.get(board), 404, "NOT_FOUND");
    assertRefused(nobody.get(board), 401, "UNAUTHENTICATED");
    assertRefused(max.get("/api/leaderboards/all?class=x"), 422, "INVALID");

    assertThat(mia.delete(path + "/members/class-mia", Map.of()).status()).isEqualTo(204);
    assertRefused(tess.get(sent + "/" + right), 404, "NOT_FOUND");
    assertRefused(mia.get(path), 404, "NOT_FOUND");
    assertThat(tess.delete(path + "/members/class-max", Map.of()).status()).isEqualTo(204);
    assertThat(tess.delete(path, Map.of()).status()).isEqualTo(204);
    assertRefused(tess.get(path), 404, "NOT_FOUND");
    assertThat(mia.submission(right).path("source").asText()).contains("mia's secret");
  }

  @Test
  void badRequestsGetTheRightProblem() {
    Client tess = teacher("class-tim");
    Client mia = Client.register(arbiter.address(), "class-mary");
    assertRefused(mia.post("/api/classes", Map.of("name", "Loops")), 403, "FORBIDDEN");
    assertRefused(tess.post("/api/classes", Map.of()), 422, "INVALID");
    assertRefused(tess.post("/api/classes", Map.of("name", " ")), 422, "INVALID");
    for (String name : List.of("a\\nb", "a\\u2028b", "\\ud800")) {
      byte[] body = "{\"name\": \"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
      Map<String, String> headers = Map.of("Content-Type", "application/json");
      assertRefused(tess.send("POST", "/api/classes", body, headers), 422, "INVALID");
    }
    assertRefused(tess.post("/api/classes", Map.of("name", "x".repeat(101))), 422, "INVALID");
    JsonNode classroom = made(tess, "Loops");
    String path = path(classroom);
    join(mia, classroom);
    assertRefused(join(tess, classroom), 409, "CONFLICT");

    String assignments = path + "/assignments";
    Map<String, Object> order = Map.of("title", "Week 1", "puzzles", List.of(EASY));
    assertRefused(mia.post(assignments, order), 403, "FORBIDDEN");
    assertRefused(nobody.post(assignments, order), 401, "UNAUTHENTICATED");
    assertRefused(tess.post("/api/classes/" + NOBODY + "/assignments", order), 404, "NOT_FOUND");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("title", "Week 1"),
            Map.of("title", "", "puzzles", List.of(EASY)),
            Map.of("title", "Week 1", "puzzles", List.of()),
            Map.of("title", "Week 1", "puzzles", List.of("No Slug")),
            Map.of("title", "Week 1", "puzzles", List.of("no-such-puzzle")),
            Map.of(
                "title",
                "Week 1",
                "puzzles",
                List.of(EASY),
                "opensAt",
                "2026-01-02T00:00:00Z",
                "dueAt",
                "2026-01-02T00:00:00Z"))) {
      assertRefused(tess.post(assignments, wrong), 422, "INVALID");
    }
    assertRefused(
        tess.post(assignments, Map.of("title", "W", "puzzles", List.of(EASY), "dueAt", "soon")),
        400,
        "MALFORMED");
    String id = assign(tess, classroom, order).path("id").asText();
    assertRefused(tess.put(assignments + "/" + NOBODY, order), 404, "NOT_FOUND");
    assertRefused(mia.put(assignments + "/" + id, order), 403, "FORBIDDEN");
    assertRefused(mia.delete(assignments + "/" + id, Map.of()), 403, "FORBIDDEN");

    String sent = path + "/members/class-mary/submissions";
    assertRefused(tess.get(sent), 422, "INVALID");
    assertRefused(tess.get(sent + "?assignment=x"), 422, "INVALID");
    assertRefused(tess.get(sent + "?assignment=" + NOBODY), 404, "NOT_FOUND");
    assertRefused(
        tess.get(path + "/members/nobody/submissions?assignment=" + id), 404, "NOT_FOUND");
    assertRefused(tess.get(sent + "?assignment=" + id + "&after=!"), 400, "MALFORMED");
    assertRefused(tess.get(path + "/progress?assignment=" + NOBODY), 404, "NOT_FOUND");
    assertRefused(tess.get(path + "/similar?assignment=" + id), 422, "INVALID");
    String similar = path + "/similar?puzzle=fizz-buzz&assignment=" + id;
    assertThat(tess.items(similar)).isEmpty();
    assertRefused(tess.get(similar + "&threshold=2"), 422, "INVALID");
    assertRefused(mia.get(similar), 403, "FORBIDDEN");
    assertRefused(mia.get(path + "/similar/" + NOBODY + "/" + NOBODY), 403, "FORBIDDEN");
    assertRefused(tess.get(path + "/similar/" + NOBODY + "/" + NOBODY), 404, "NOT_FOUND");

    assertRefused(mia.put(path, Map.of("name", "Mine")), 403, "FORBIDDEN");
    assertRefused(mia.post(path + "/code", ""), 403, "FORBIDDEN");
    assertRefused(mia.post(path + "/archiving", ""), 403, "FORBIDDEN");
    assertRefused(mia.delete(path, Map.of()), 403, "FORBIDDEN");
    assertRefused(mia.delete(path + "/members/class-tim", Map.of()), 403, "FORBIDDEN");
    assertRefused(tess.delete(path + "/members/nobody", Map.of()), 404, "NOT_FOUND");

    assertThat(tess.post(path + "/archiving", "").body().path("archivedAt").asText()).isNotEmpty();
    assertRefused(tess.put(path, Map.of("name", "Other")), 409, "CONFLICT");
    assertRefused(tess.post(assignments, order), 409, "CONFLICT");
    assertRefused(
        join(Client.register(arbiter.address(), "class-late"), classroom), 409, "CONFLICT");
    assertThat(mia.get(path).body().path("assignments")).hasSize(1);
  }

  @Test
  void wrongCodesTellNothingAndAreLimited() {
    Client tess = teacher("class-theo");
    JsonNode classroom = made(tess, "Secret");
    JsonNode renewed = tess.post(path(classroom) + "/code", "").body();
    assertThat(renewed.path("code")).isNotEqualTo(classroom.path("code"));
    Client guesser = Client.register(arbiter.address(), "class-guesser");
    assertRefused(join(guesser, classroom), 404, "NOT_FOUND");
    assertRefused(guesser.post("/api/classes/invitations", Map.of()), 422, "INVALID");
    for (int i = 1; i < 10; i++) {
      Map<String, String> code = Map.of("code", "0000-0000-000" + i);
      assertRefused(guesser.post("/api/classes/invitations", code), 404, "NOT_FOUND");
    }
    Answer refused = join(guesser, renewed);
    assertRefused(refused, 429, "TOO_MANY_REQUESTS");
    assertThat(refused.raw().headers().firstValue("Retry-After")).hasValue("600");
    assertThat(join(Client.register(arbiter.address(), "class-invited"), renewed).status())
        .isEqualTo(201);
    assertRefused(
        nobody.post("/api/classes/invitations", Map.of("code", "x")), 401, "UNAUTHENTICATED");
  }

  @Test
  void anAssignmentOpensItsPuzzlesAndKeysChangeNothing() {
    Client tess = teacher("class-tara");
    Client mia = Client.register(arbiter.address(), "class-mona");
    JsonNode classroom = made(tess, "Ahead");
    String locked =
        mia.items("/api/puzzles?limit=100")
            .valueStream()
            .filter(puzzle -> !puzzle.path("open").asBoolean())
            .map(puzzle -> puzzle.path("slug").asText())
            .findFirst()
            .orElseThrow();
    String submissions = "/api/puzzles/" + locked + "/submissions";
    assertThat(mia.post(submissions, Map.of("source", "x")).status()).isEqualTo(403);
    join(mia, classroom);
    Instant opening = Instant.now().plusSeconds(2);
    assign(
        tess,
        classroom,
        Map.of("title", "Soon", "puzzles", List.of(locked), "opensAt", opening.toString()));
    if (Instant.now().isBefore(opening.minusMillis(500))) {
      assertThat(mia.get(path(classroom)).body().path("assignments")).isEmpty();
    }
    Awaitility.await("the opening")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !mia.get(path(classroom)).body().path("assignments").isEmpty());
    assertThat(mia.get("/api/puzzles/" + locked).body().path("open").asBoolean()).isTrue();
    assertThat(mia.post(submissions, Map.of("source", "x")).status()).isEqualTo(202);

    Map<String, Object> wanted =
        Map.of(
            "name",
            "reader",
            "scopes",
            List.of("read"),
            "expiresAt",
            Instant.now().plus(Duration.ofDays(1)).toString());
    String key = tess.post("/api/me/keys", wanted).body().path("key").asText();
    Client program = nobody.withToken(key);
    assertThat(program.get(path(classroom) + "/progress").status()).isEqualTo(200);
    assertRefused(program.delete(path(classroom), Map.of()), 403, "FORBIDDEN");
    assertRefused(program.post("/api/classes", Map.of("name", "x")), 403, "FORBIDDEN");
  }

  @Test
  void anAccountTakesItsClassesAlong() {
    Client tess = teacher("class-tobi");
    Client mia = Client.register(arbiter.address(), "class-mike");
    JsonNode classroom = made(tess, "Short");
    join(mia, classroom);
    assign(tess, classroom, Map.of("title", "Week 1", "puzzles", List.of(EASY)));
    JsonNode kept = tess.get("/api/me/export").body();
    assertThat(kept.path("classes").path(0).path("name").asText()).isEqualTo("Short");
    assertThat(kept.path("classes").path(0).path("teaches").asBoolean()).isTrue();
    assertThat(kept.path("assignments").path(0).path("title").asText()).isEqualTo("Week 1");
    JsonNode membership = mia.get("/api/me/export").body().path("classes").path(0);
    assertThat(membership.path("teaches").asBoolean()).isFalse();
    assertThat(membership.toString()).doesNotContain("class-tobi");
    assertThat(tess.delete("/api/me", Map.of("password", Client.PASSWORD)).status()).isEqualTo(204);
    assertRefused(mia.get(path(classroom)), 404, "NOT_FOUND");
    assertThat(mia.items("/api/classes")).isEmpty();
  }
}
