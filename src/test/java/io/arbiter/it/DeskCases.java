package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.core.bundle.Pictures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author's desk reads and checks. */
abstract class DeskCases extends DeskAuthors {
  private static final String CHECKS = "/api/author/checks";

  private static List<String> faults(JsonNode check) {
    return StreamSupport.stream(check.path("faults").spliterator(), false)
        .map(f -> f.path("file").asText() + ":" + f.path("line").asInt())
        .toList();
  }

  /**
   * A busy worker may need longer than an author waits for it. Then the check is asked for again.
   */
  private static JsonNode completeCheck(Client author, Map<String, ?> body) {
    return Awaitility.await("a check by a worker")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              Answer answer = author.postAndWait(CHECKS, body);
              assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
              return answer.body();
            },
            check -> check.path("complete").asBoolean());
  }

  @Test
  void aTemplateIsACheckedBundle() {
    Client author = author();
    JsonNode templates = author.get("/api/author/templates").body();
    assertThat(templates.findValuesAsText("name"))
        .containsExactly("function", "class", "checker", "game", "generator");
    for (JsonNode template : templates) {
      JsonNode check = completeCheck(author, Map.of("files", template.path("files")));
      assertThat(check.path("faults")).as(check.toString()).isEmpty();
      assertThat(check.path("title").asText()).isNotEmpty();
      assertThat(check.path("statementHtml").asText()).contains("<h1>");
      assertThat(check.path("tests").get(0).path("index").asInt()).isEqualTo(1);
      assertThat(check.path("tests").get(0).path("line").asInt()).isEqualTo(3);
    }
  }

  @Test
  void aCheckFindsWhatAPutFindsAndStoresNothing() {
    Client author = author();
    Map<String, String> files = template("function");
    files.put("puzzle.yaml", "title: Half\ndifficulty: hard\nfunction: count_vowels\n");
    files.remove("tests.json");
    files.put(
        "tests.py",
        "TESTS = {'Basics': [\n"
            + "  {'input': ['a'], 'answer': 1, 'sample': True},\n"
            + "  {'input': ['b'], 'answer': (1, {2})}]}");
    files.put("solutions/right.py", "# expect: ACCEPTED\ndef count_vowels(text:\n");
    String slug = newSlug();
    JsonNode check = completeCheck(author, Map.of("files", files));
    assertThat(faults(check))
        .as(check.toString())
        .contains("puzzle.yaml:2", "solutions/right.py:2");
    assertThat(check.path("title").asText()).isEqualTo("Half");
    assertThat(check.path("tests").get(1).path("line").asInt()).isEqualTo(3);
    assertThat(check.path("tests").get(1).path("answer").toString())
        .isEqualTo("{\"$tuple\":[1,{\"$set\":[2]}]}");
    Answer put = author.putAndWait(puzzle(slug), Map.of("files", files));
    assertThat(put.status()).isEqualTo(422);
    List<String> violations =
        StreamSupport.stream(put.body().path("violations").spliterator(), false)
            .map(v -> v.path("file").asText() + ":" + v.path("line").asInt())
            .toList();
    assertThat(faults(check)).containsExactlyElementsOf(violations);
    assertThat(author.get(puzzle(slug) + "/versions").status()).isEqualTo(404);

    files.put("tests.py", "TESTS = {'Basics': [open('x')]}");
    JsonNode worse = completeCheck(author, Map.of("files", files));
    assertThat(faults(worse)).contains("tests.py:1");
    assertThat(worse.path("tests").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"files\": {\"a\": 1}}",
        "{\"files\": {}, \"binary\": {\"a.png\": \"\"}}",
        "{\"files\": {}, \"keep\": {\"version\": 1, \"paths\": []}}",
        "{\"files\": {}, \"more\": 1}"
      })
  void whatIsNoBundleIsNotChecked(String body) {
    Answer answer =
        author()
            .send(
                "POST",
                CHECKS,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/json"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertProblem(answer, "INVALID");
  }

  @Test
  void picturesAreSentOnceAndKept() {
    Client author = author();
    String slug = newSlug();
    Map<String, String> files = template("function");
    files.put("statement.md", "# Vowels\n\n![plan](media/plan.png)\n");
    byte[] picture = Pictures.png();
    put(
        author,
        slug,
        Map.of(
            "files",
            files,
            "binary",
            Map.of("media/plan.png", Base64.getEncoder().encodeToString(picture))));
    JsonNode sent = author.get(version(slug, 1) + "/files").body();
    assertThat(sent.path("files").path("statement.md").asText())
        .isEqualTo(files.get("statement.md"));
    assertThat(sent.path("files").has("media/plan.png")).isFalse();
    assertThat(sent.path("binary").toString())
        .isEqualTo("[{\"path\":\"media/plan.png\",\"bytes\":%d}]".formatted(picture.length));

    files.put("hints/1.md", "Another hint.");
    Map<String, Object> body = new HashMap<>(Map.of("files", files));
    JsonNode without = completeCheck(author, body);
    assertThat(faults(without)).containsExactly("statement.md:3");
    body.put("keep", Map.of("version", 1, "paths", List.of("media/plan.png")));
    body.put("slug", slug);
    JsonNode with = completeCheck(author, body);
    assertThat(faults(with)).isEmpty();
    assertThat(with.path("statementHtml").asText())
        .contains("/api/puzzles/" + slug + "/media/plan.png?version=1");
    body.remove("slug");
    assertThat(put(author, slug, body).path("version").asInt()).isEqualTo(2);
    Answer kept = author.get("/api/puzzles/" + slug + "/media/plan.png?version=2");
    assertThat(kept.raw().body()).isEqualTo(picture);

    body.put("keep", Map.of("version", 2, "paths", List.of("media/other.png")));
    Answer missing = author.putAndWait(puzzle(slug), body);
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.body().path("violations").get(0).path("message").asText())
        .contains("version 2 does not have it");
    assertThat(author.putAndWait(puzzle(slug), Map.of("files", files)).status()).isEqualTo(422);
  }

  @Test
  void aDraftIsPreviewedAndRunsItsSamples() {
    Client author = author();
    String slug = newPuzzle(author, "checker");
    JsonNode preview = author.get(version(slug, 1) + "/preview").body();
    assertThat(preview.path("title").asText()).isEqualTo("Two Numbers");
    assertThat(preview.path("version").asInt()).isEqualTo(1);
    assertThat(preview.path("samples")).hasSize(2);
    assertThat(preview.path("signature").asText()).startsWith("def pair(");
    assertThat(preview.path("open").asBoolean()).isTrue();
    assertThat(preview.path("statementHtml").asText()).contains("<h1>");
    assertThat(author.get("/api/puzzles/" + slug).status()).isEqualTo(404);

    String right = template("checker").get("solutions/right.py");
    Answer run = author.post(version(slug, 1) + "/runs", Map.of("source", right));
    assertThat(run.status()).as(run.toString()).isEqualTo(202);
    JsonNode judged = author.awaitVerdict(run.body().path("id").asText());
    assertThat(judged.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(judged.path("cases").path("total").asInt()).isEqualTo(2);
    assertThat(author.post(version(slug, 1) + "/runs", Map.of("source", "\0")).status())
        .isEqualTo(422);
    assertThat(author.post(version(slug, 2) + "/runs", Map.of("source", right)).status())
        .isEqualTo(404);
    assertThat(author.get(version(slug, 2) + "/preview").status()).isEqualTo(404);
    assertThat(author.get(version(slug, 2) + "/files").status()).isEqualTo(404);
  }

  @Test
  void statisticsCountPlayersAndTheHintsThatTheyTook() {
    Client admin = nobody.logIn("admin", Client.PASSWORD);
    Client player = Client.register(arbiter.address(), "counted");
    JsonNode before = admin.get(puzzle("menu-board") + "/statistics?days=1").body();
    player.judge("menu-board", "def nothing(): pass");
    assertThat(player.get("/api/puzzles/menu-board/hints/1").status()).isEqualTo(200);
    assertThat(player.get("/api/puzzles/menu-board/hints/1").status()).isEqualTo(200);
    JsonNode after = admin.get(puzzle("menu-board") + "/statistics?days=1").body();
    assertThat(after.path("players").asInt()).isEqualTo(before.path("players").asInt() + 1);
    assertThat(after.path("solvers")).isEqualTo(before.path("solvers"));
    assertThat(after.path("verdicts").findValuesAsText("verdict")).contains("MISSING_FUNCTION");
    assertThat(after.path("hints").get(0).path("n").asInt()).isEqualTo(1);
    assertThat(after.path("hints").get(0).path("players").asInt()).isPositive();
    assertThat(after.path("days")).hasSize(1);
    assertThat(admin.items(puzzle("menu-board") + "/failures").isArray()).isTrue();
    for (String days : List.of("0", "366", "x", "-1")) {
      Answer refused = admin.get(puzzle("menu-board") + "/statistics?days=" + days);
      assertThat(refused.status()).as(days).isEqualTo(422);
      assertProblem(refused, "INVALID");
    }
  }

  @Test
  void aFailingCheckerIsListedWithItsTraceback() {
    Client author = author();
    String slug = newSlug();
    Map<String, String> files = template("checker");
    files.put("checker.py", "def check(input, answer, output):\n    return 1 // 0\n");
    put(author, slug, Map.of("files", files));
    Answer run =
        author.post(version(slug, 1) + "/runs", Map.of("source", files.get("solutions/right.py")));
    String id = run.body().path("id").asText();
    assertThat(author.awaitVerdict(id).path("verdict").asText()).isEqualTo("AUTHOR_ERROR");
    JsonNode failure = author.items(puzzle(slug) + "/failures").get(0);
    assertThat(failure.path("submission").asText()).isEqualTo(id);
    assertThat(failure.path("version").asInt()).isEqualTo(1);
    assertThat(failure.path("traceback").asText()).contains("line 2", "ZeroDivisionError");
  }

  @Test
  void anotherAuthorsPuzzleIsForbiddenAndAnUnknownOneIsNotFound() {
    Client author = author();
    Client other = author();
    String slug = newPuzzle(author, "function");
    for (String part :
        List.of(
            "/versions",
            "/versions/1",
            "/versions/1/files",
            "/versions/1/preview",
            "/statistics",
            "/failures")) {
      assertProblem(other.get(puzzle(slug) + part), "FORBIDDEN");
      assertProblem(other.get(puzzle("none") + part), "NOT_FOUND");
      assertProblem(ada.get(puzzle(slug) + part), "FORBIDDEN");
      assertProblem(nobody.get(puzzle(slug) + part), "UNAUTHENTICATED");
      assertThat(author.get(puzzle(slug) + part).status()).as(part).isEqualTo(200);
    }
    Map<String, String> source = Map.of("source", "x = 1");
    assertProblem(other.post(version(slug, 1) + "/runs", source), "FORBIDDEN");
    assertProblem(other.post(version("none", 1) + "/runs", source), "NOT_FOUND");
    Map<String, Object> kept =
        Map.of(
            "files",
            template("function"),
            "slug",
            slug,
            "keep",
            Map.of("version", 1, "paths", List.of()));
    assertProblem(other.post(CHECKS, kept), "FORBIDDEN");
    assertProblem(other.post(version(slug, 1) + "/validation", Map.of()), "FORBIDDEN");
  }
}
