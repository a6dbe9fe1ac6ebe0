package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes: their teachers, members, assignments and progress. */
class ClassIT extends ApiCases {
  private static final JsonNode WEEK = json("{title: 'Week 1', puzzles: ['fizz-buzz']}");

  private static JsonNode made(Client teacher, String name) {
    return body(teacher.post("/api/classes", Map.of("name", name)), 201);
  }

  private static String path(JsonNode classroom) {
    return "/api/classes/" + classroom.path("id").asText();
  }

  private static Answer join(Client player, JsonNode classroom) {
    return player.post(
        path(classroom) + "/members", Map.of("code", classroom.path("code").asText()));
  }

  private static Answer invitation(Client player, String code) {
    return player.post("/api/classes/invitations", Map.of("code", code));
  }

  private static String assign(Client teacher, JsonNode classroom, JsonNode order) {
    return body(teacher.post(path(classroom) + "/assignments", order), 201).path("id").asText();
  }

  @Test
  void aClassFromItsBeginningToItsEnd() {
    Client tess = playerWithRole("class-tess", "teacher");
    Client mia = player("class-mia");
    Client max = player("class-max");
    Client stranger = player("class-stranger");
    JsonNode classroom = made(tess, " Loops ");
    shows(classroom, "{name: 'Loops'}");
    String path = path(classroom);
    shows(
        invitation(mia, classroom.path("code").asText()).body(),
        "{teacher: 'class-tess', id: '%s'}",
        classroom.path("id").asText());
    String early = accepted(mia, "fizz-buzz", Sources.RIGHT).path("id").asText();
    body(join(mia, classroom), 201);
    body(join(mia, classroom), 200);
    body(join(max, classroom), 201);
    shows(mia.get("/api/me").body(), "{classes: 1}");

    String due = Instant.now().plus(Duration.ofDays(1)).toString();
    String id =
        assign(tess, classroom, json("{title: '=1+1', puzzles: ['fizz-buzz'], dueAt: '%s'}", due));
    mia.judge("fizz-buzz", Sources.body("return 'Fizz'"));
    String right =
        accepted(mia, "fizz-buzz", Sources.RIGHT + "\n# mia's secret\n").path("id").asText();

    JsonNode all = tess.get(path + "/progress").body().path("members");
    shows(
        all,
        """
        [{player: 'class-max', results: []},
         {player: 'class-mia', results: [{tries: 2, lastVerdict: 'ACCEPTED', late: false}]}]
        """);
    assertThat(Instant.parse(all.at("/1/results/0/solvedAt").asText())).isBefore(Instant.now());
    shows(max.get(path + "/progress").body(), "{members: [{player: 'class-max'}]}");
    Answer sheet =
        tess.send("GET", path + "/progress?assignment=" + id, null, Map.of("Accept", "text/csv"));
    assertThat(header(sheet, "Content-Type")).singleElement().asString().startsWith("text/csv");
    assertThat(new String(sheet.raw().body(), StandardCharsets.UTF_8))
        .contains("class-max,\"'=1+1\",", ",fizz-buzz,0,,,0,,")
        .contains("class-mia,\"'=1+1\",", ",fizz-buzz,2,", ",false,10,ACCEPTED,");

    String sent = path + "/members/class-mia/submissions";
    JsonNode work = tess.items(sent + "?assignment=" + id);
    shows(work, "[{verdict: 'ACCEPTED'}, {verdict: 'WRONG_ANSWER'}]");
    assertThat(work.findValues("source")).isEmpty();
    assertThat(tess.get(sent + "/" + right).body().path("source").asText())
        .contains("mia's secret");
    refused(tess.get(sent + "/" + early), "NOT_FOUND");
    refused(tess.get(path + "/members/class-max/submissions/" + right), "NOT_FOUND");
    refused(max.get(sent + "/" + right), "FORBIDDEN");
    refused(max.get(sent + "?assignment=" + id), "FORBIDDEN");
    refused(stranger.get(sent + "/" + right), "NOT_FOUND");
    for (Client client : List.of(max, tess)) {
      refused(client.get("/api/submissions/" + right), "NOT_FOUND");
    }

    String board = "/api/leaderboards/all?class=" + classroom.path("id").asText();
    shows(max.items(board), "[{player: 'class-mia', rank: 1}]");
    assertThat(tess.items(board + "&from=2")).isEmpty();
    refused(stranger.get(board), "NOT_FOUND");
    refused(nobody.get(board), "UNAUTHENTICATED");
    refused(max.get("/api/leaderboards/all?class=x"), "INVALID");

    body(mia.delete(path + "/members/class-mia", Map.of()), 204);
    refused(tess.get(sent + "/" + right), "NOT_FOUND");
    refused(mia.get(path), "NOT_FOUND");
    body(tess.delete(path + "/members/class-max", Map.of()), 204);
    body(tess.delete(path, Map.of()), 204);
    refused(tess.get(path), "NOT_FOUND");
    assertThat(mia.submission(right).path("source").asText()).contains("mia's secret");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Answer addList(Client teacher, String path, byte[] list) {
    return teacher.send("POST", path + "/roster", list, Map.of("Content-Type", "text/csv"));
  }

  @Test
  void aListMakesAccountsWithLinksAndSeats() throws Exception {
    Client tess = playerWithRole("class-tove", "teacher");
    Client mary = player("class-marie");
    JsonNode classroom = made(tess, "From a list");
    String path = path(classroom);
    byte[] list =
        bytes(
            "name,email\nclass-new,new@example.org\nclass-old\nclass-marie\nx\nclass-NEW\nclass-bad,x@");
    JsonNode lines = body(addList(tess, path, list), 200).path("lines");
    shows(
        lines,
        """
        [{line: 2, name: 'class-new', result: 'MADE', mailed: true},
         {line: 3, name: 'class-old', result: 'MADE', mailed: false},
         {line: 4, result: 'FAULT', fault: {field: 'name', reason: 'NAME_NOT_IN_CLASS'}},
         {line: 5, result: 'FAULT', fault: {field: 'name', reason: 'PLAYER_NAME'}},
         {line: 6, result: 'FAULT', fault: {field: 'name', reason: 'LISTED_TWICE'}},
         {line: 7, result: 'FAULT', fault: {field: 'email', reason: 'NO_EMAIL'}}]
        """);
    assertThat(tess.get(path).body().path("members").findValuesAsText("name"))
        .containsExactly("class-new", "class-old");

    String first = lines.at("/1/link").asText();
    JsonNode again = body(addList(tess, path, list), 200).path("lines");
    assertThat(again.findValuesAsText("result"))
        .containsExactly("MEMBER", "MEMBER", "FAULT", "FAULT", "FAULT", "FAULT");
    String second = again.at("/1/link").asText();
    String token = first.substring(first.lastIndexOf('/') + 1);
    Map<String, String> password = Map.of("password", "a pupil's horse");
    body(nobody.put("/api/password-resets/" + token, password), 204);
    Client old = nobody.logIn("class-old", "a pupil's horse");
    shows(old.get("/api/me").body(), "{classes: 1}");
    shows(old.get("/api/me/email").body(), "{email: null}");
    refused(
        nobody.put(
            "/api/password-resets/" + second.substring(second.lastIndexOf('/') + 1), password),
        "NOT_FOUND");
    assertThat(body(addList(tess, path, list), 200).at("/lines/1").toString())
        .contains("MEMBER")
        .doesNotContain("link");

    refused(addList(tess, path, bytes("")), "INVALID");
    refused(addList(tess, path, new byte[] {'a', 'b', 'c', (byte) 0xe4}), "INVALID");
    refused(addList(old, path, list), "FORBIDDEN");
    refused(addList(mary, path, list), "NOT_FOUND");
    refused(addList(nobody, path, list), "UNAUTHENTICATED");
  }

  @Test
  void teachersCommentOnWhatMembersSendAndMembersAnswer() {
    Client tess = playerWithRole("class-talia", "teacher");
    Client co = playerWithRole("class-co", "teacher");
    Client mia = player("class-milla");
    Client max = player("class-malte");
    JsonNode classroom = made(tess, "Talk");
    String path = path(classroom);
    body(tess.put(path + "/teachers/class-co", Map.of()), 200);
    body(join(mia, classroom), 201);
    body(join(max, classroom), 201);
    assign(tess, classroom, WEEK);
    String sent = mia.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    String run = mia.run("fizz-buzz", Sources.RIGHT).path("id").asText();
    String comments = "/api/submissions/" + sent + "/comments";
    assertThat(mia.items(comments)).isEmpty();
    refused(mia.post(comments, Map.of("text", "Hello?")), "CONFLICT");
    shows(
        body(co.post(comments, Map.of("line", 1, "text", " Why 3?\nWhy not 5? ")), 201),
        "{author: 'class-co', line: 1, text: 'Why 3?\\nWhy not 5?', seen: false}");
    shows(mia.get(path).body(), "{newComments: [{submission: '%s', puzzle: 'fizz-buzz'}]}", sent);
    assertThat(tess.get(path).body().has("newComments")).isFalse();
    assertThat(max.get(path).body().has("newComments")).isFalse();
    String answer = body(mia.post(comments, Map.of("text", "Both!")), 201).path("id").asText();
    body(mia.put(comments + "/seen", Map.of()), 204);
    assertThat(mia.get(path).body().has("newComments")).isFalse();
    for (Client client : List.of(tess, co, mia)) {
      shows(
          client.items(comments),
          "[{author: 'class-co', line: 1}, {author: 'class-milla', text: 'Both!'}]");
    }
    for (Client other : List.of(max, admin(), playerWithRole("class-else", "teacher"))) {
      refused(other.get(comments), "NOT_FOUND");
      refused(other.post(comments, Map.of("text", "x")), "NOT_FOUND");
      refused(other.put(comments + "/seen", Map.of()), "NOT_FOUND");
    }
    refused(nobody.get(comments), "UNAUTHENTICATED");
    refused(tess.get("/api/submissions/" + run + "/comments"), "NOT_FOUND");
    refused(tess.post(comments, Map.of("text", " ")), "INVALID");
    refused(tess.post(comments, Map.of("line", 99, "text", "x")), "INVALID");
    refused(tess.delete(comments + "/" + answer, Map.of()), "NOT_FOUND");
    body(mia.delete(comments + "/" + answer, Map.of()), 204);
    shows(
        mia.get("/api/me/export").body(),
        "{submissionComments: [{submission: '%s', own: false, line: 1}]}",
        sent);

    body(mia.delete(path + "/members/class-milla", Map.of()), 204);
    refused(tess.get(comments), "NOT_FOUND");
    shows(mia.items(comments), "[{author: 'class-co'}]");
    refused(mia.post(comments, Map.of("text", "x")), "NOT_FOUND");
    body(co.delete("/api/me", Map.of("password", Client.PASSWORD)), 204);
    assertThat(mia.items(comments)).isEmpty();
  }

  @Test
  void badRequestsGetTheRightProblem() {
    Client tess = playerWithRole("class-tim", "teacher");
    Client mia = player("class-mary");
    refused(mia.post("/api/classes", Map.of("name", "Loops")), "FORBIDDEN");
    for (String name : List.of(" ", "a\nb", "a\u2028b", "x".repeat(101))) {
      refused(tess.post("/api/classes", Map.of("name", name)), "INVALID");
    }
    refused(tess.post("/api/classes", Map.of()), "INVALID");
    JsonNode classroom = made(tess, "Loops");
    String path = path(classroom);
    join(mia, classroom);
    refused(join(tess, classroom), "CONFLICT");

    String assignments = path + "/assignments";
    refused(mia.post(assignments, WEEK), "FORBIDDEN");
    refused(nobody.post(assignments, WEEK), "UNAUTHENTICATED");
    refused(tess.post("/api/classes/" + UNKNOWN + "/assignments", WEEK), "NOT_FOUND");
    for (String wrong :
        List.of(
            "{title: 'Week 1'}",
            "{title: '', puzzles: ['fizz-buzz']}",
            "{title: 'Week 1', puzzles: []}",
            "{title: 'Week 1', puzzles: ['No Slug']}",
            "{title: 'Week 1', puzzles: ['no-such-puzzle']}",
            """
            {title: 'Week 1', puzzles: ['fizz-buzz'],
             opensAt: '2026-01-02T00:00:00Z', dueAt: '2026-01-02T00:00:00Z'}
            """)) {
      refused(tess.post(assignments, json(wrong)), "INVALID");
    }
    refused(
        tess.post(assignments, json("{title: 'W', puzzles: ['fizz-buzz'], dueAt: 'soon'}")),
        "MALFORMED");
    String id = assign(tess, classroom, WEEK);
    String extension = assignments + "/" + id + "/extensions/class-mary";
    refused(tess.put(extension, json("{dueAt: '2026-01-02T00:00:00Z'}")), "INVALID");
    refused(tess.put(assignments + "/" + UNKNOWN, WEEK), "NOT_FOUND");
    refused(mia.put(assignments + "/" + id, WEEK), "FORBIDDEN");
    refused(mia.delete(assignments + "/" + id, Map.of()), "FORBIDDEN");

    String sent = "/members/class-mary/submissions";
    String similar = "/similar?puzzle=fizz-buzz&assignment=" + id;
    String pair = "/similar/" + UNKNOWN + "/" + UNKNOWN;
    assertThat(tess.items(path + similar)).isEmpty();
    Map<String, String> wrongReads =
        Map.of(
            sent,
            "INVALID",
            sent + "?assignment=x",
            "INVALID",
            sent + "?assignment=" + UNKNOWN,
            "NOT_FOUND",
            sent + "?assignment=" + id + "&after=!",
            "MALFORMED",
            "/members/nobody/submissions?assignment=" + id,
            "NOT_FOUND",
            "/progress?assignment=" + UNKNOWN,
            "NOT_FOUND",
            "/similar?assignment=" + id,
            "INVALID",
            similar + "&threshold=2",
            "INVALID",
            pair,
            "NOT_FOUND");
    wrongReads.forEach((read, code) -> refused(tess.get(path + read), code));
    for (Answer answer :
        List.of(
            mia.get(path + similar),
            mia.get(path + pair),
            mia.put(path, Map.of("name", "Mine")),
            mia.post(path + "/code", ""),
            mia.post(path + "/archiving", ""),
            mia.delete(path, Map.of()),
            mia.delete(path + "/members/class-tim", Map.of()))) {
      refused(answer, "FORBIDDEN");
    }
    refused(tess.delete(path + "/members/nobody", Map.of()), "NOT_FOUND");

    assertThat(tess.post(path + "/archiving", "").body().path("archivedAt").asText()).isNotEmpty();
    refused(tess.put(path, Map.of("name", "Other")), "CONFLICT");
    refused(tess.post(assignments, WEEK), "CONFLICT");
    refused(join(ada(), classroom), "CONFLICT");
    assertThat(mia.get(path).body().path("assignments")).hasSize(1);
  }

  @Test
  void wrongCodesTellNothingAndAreLimited() {
    Client tess = playerWithRole("class-theo", "teacher");
    JsonNode classroom = made(tess, "Secret");
    JsonNode renewed = body(tess.post(path(classroom) + "/code", ""), 200);
    Client guesser = player("class-guesser");
    refused(join(guesser, classroom), "NOT_FOUND");
    refused(guesser.post("/api/classes/invitations", Map.of()), "INVALID");
    for (int i = 1; i < 10; i++) {
      refused(invitation(guesser, "0000-0000-000" + i), "NOT_FOUND");
    }
    Answer limited = join(guesser, renewed);
    refused(limited, "TOO_MANY_REQUESTS");
    assertThat(header(limited, "Retry-After")).containsExactly("600");
    body(join(player("class-invited"), renewed), 201);
    refused(invitation(nobody, "x"), "UNAUTHENTICATED");
  }

  @Test
  void anAssignmentOpensItsPuzzlesAndKeysChangeNothing() {
    Client tess = playerWithRole("class-tara", "teacher");
    Client mia = player("class-mona");
    JsonNode classroom = made(tess, "Ahead");
    String submissions = "/api/puzzles/undo-notebook/submissions";
    refused(mia.post(submissions, source("x")), "FORBIDDEN");
    join(mia, classroom);
    String order = "{title: 'Soon', puzzles: ['undo-notebook'], opensAt: '%s'}";
    assign(tess, classroom, json(order, Instant.now().plus(Duration.ofDays(1))));
    assertThat(mia.get(path(classroom)).body().path("assignments")).isEmpty();
    refused(mia.post(submissions, source("x")), "FORBIDDEN");
    assign(tess, classroom, json(order, Instant.now().plusSeconds(1)));
    await("the opening", () -> !mia.get(path(classroom)).body().path("assignments").isEmpty());
    shows(mia.get("/api/puzzles/undo-notebook").body(), "{open: true}");
    body(mia.post(submissions, source("x")), 202);

    JsonNode key = body(tess.post("/api/me/keys", json("{name: 'r', scopes: ['read']}")), 201);
    Client program = nobody.withToken(key.path("key").asText());
    body(program.get(path(classroom) + "/progress"), 200);
    refused(program.delete(path(classroom), Map.of()), "FORBIDDEN");
    refused(program.post("/api/classes", Map.of("name", "x")), "FORBIDDEN");
  }

  @Test
  void anAccountTakesItsClassesAlong() {
    Client tess = playerWithRole("class-tobi", "teacher");
    Client mia = player("class-mike");
    JsonNode classroom = made(tess, "Short");
    join(mia, classroom);
    body(tess.delete("/api/me", Map.of("password", Client.PASSWORD)), 204);
    refused(mia.get(path(classroom)), "NOT_FOUND");
    assertThat(mia.items("/api/classes")).isEmpty();
  }
}
