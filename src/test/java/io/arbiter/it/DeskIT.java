package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.core.bundle.Pictures;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an author's desk reads, checks and follows. */
class DeskIT extends DeskCases {
  private static final String CHECKS = "/api/author/checks";

  private static List<String> places(JsonNode faults) {
    return faults
        .valueStream()
        .map(f -> f.path("file").asText() + ":" + f.path("line").asInt())
        .toList();
  }

  /** A busy worker may need longer than a check waits for it. Then the check is asked for again. */
  private static JsonNode completeCheck(Client author, Map<String, ?> body) {
    JsonNode check;
    do {
      check = body(author.postAndWait(CHECKS, body), 200);
    } while (!check.path("complete").asBoolean());
    return check;
  }

  @Test
  void aTemplateIsACheckedBundle() {
    Client author = author();
    JsonNode templates = author.get("/api/author/templates").body();
    assertThat(templates.findValuesAsText("name"))
        .containsExactly(
            "function", "program", "class", "checker", "points", "visual", "game", "generator");
    JsonNode check = completeCheck(author, Map.of("files", templates.path(0).path("files")));
    shows(check, "{faults: [], title: 'Count the Vowels'}");
    shows(check.path("tests").get(0), "{index: 1, line: 3}");
    assertThat(check.path("statementHtml").asText()).contains("<h1>");
  }

  @Test
  void aCheckFindsWhatAPutFindsAndStoresNothing() {
    Client author = author();
    Map<String, String> files = template("function");
    files.put("puzzle.yaml", "title: Half\ndifficulty: hard\nfunction: count_vowels\ncolour: red");
    files.remove("tests.json");
    files.put(
        "tests.py",
        """
        TESTS = {'Basics': [
          {'input': ['a'], 'answer': 1, 'sample': True},
          {'input': ['b'], 'answer': (1, {2})}]}\
        """);
    files.put("solutions/right.py", "# expect: ACCEPTED\ndef count_vowels(text:\n");
    files.put("generator.py", "def generator(random):\n    yield [[1]]\n");
    files.put("notes.txt", "what is this");
    JsonNode check = completeCheck(author, Map.of("files", files));
    assertThat(places(check.path("faults")))
        .as(check.toString())
        .contains(
            "puzzle.yaml:2",
            "puzzle.yaml:4",
            "solutions/right.py:2",
            "generator.py:0",
            "notes.txt:0");
    shows(check, "{title: 'Half'}");
    shows(check.path("tests").get(1), "{line: 3, answer: {'$tuple': [1, {'$set': [2]}]}}");
    String slug = newSlug();
    Answer put = author.putAndWait(puzzle(slug), Map.of("files", files));
    refused(put, "INVALID");
    assertThat(places(put.body().path("violations")))
        .containsExactlyElementsOf(places(check.path("faults")));
    refused(author.get(puzzle(slug) + "/versions"), "NOT_FOUND");

    files.put("tests.py", "TESTS = {'Basics': [open('x')]}");
    JsonNode worse = completeCheck(author, Map.of("files", files));
    assertThat(places(worse.path("faults"))).contains("tests.py:1");
    shows(worse, "{tests: null}");
    for (String body :
        List.of(
            "{}",
            "[]",
            "{files: {a: 1}}",
            "{files: {}, binary: {'a.png': ''}}",
            "{files: {}, keep: {version: 1, paths: []}}",
            "{files: {}, more: 1}")) {
      refused(author.post(CHECKS, json(body)), "INVALID");
    }
  }

  @Test
  void picturesAreSentOnceAndKept() {
    Client author = author();
    String slug = newSlug();
    Map<String, String> files = template("function");
    files.put("statement.md", "# Vowels\n\n![plan](media/plan.png)\n");
    byte[] picture = Pictures.png();
    String encoded = Base64.getEncoder().encodeToString(picture);
    put(author, slug, Map.of("files", files, "binary", Map.of("media/plan.png", encoded)));
    JsonNode sent = author.get(version(slug, 1) + "/files").body();
    assertThat(sent.path("files").path("statement.md").asText())
        .isEqualTo(files.get("statement.md"));
    assertThat(sent.path("files").has("media/plan.png")).isFalse();
    shows(sent, "{binary: [{path: 'media/plan.png', bytes: %d}]}", picture.length);

    files.put("hints/1.md", "Another hint.");
    Map<String, Object> body = new HashMap<>(Map.of("files", files));
    assertThat(places(completeCheck(author, body).path("faults")))
        .containsExactly("statement.md:3");
    body.put("keep", Map.of("version", 1, "paths", List.of("media/plan.png")));
    body.put("slug", slug);
    JsonNode with = completeCheck(author, body);
    shows(with, "{faults: []}");
    assertThat(with.path("statementHtml").asText())
        .contains("/api/puzzles/" + slug + "/media/plan.png?version=1");
    body.remove("slug");
    shows(put(author, slug, body), "{version: 2}");
    Answer kept = author.get("/api/puzzles/" + slug + "/media/plan.png?version=2");
    assertThat(kept.raw().body()).isEqualTo(picture);

    body.put("keep", Map.of("version", 2, "paths", List.of("media/other.png")));
    Answer missing = author.putAndWait(puzzle(slug), body);
    refused(missing, "INVALID");
    assertThat(missing.body().at("/violations/0/message").asText())
        .contains("version 2 does not have it");
  }

  @Test
  void aDraftIsPreviewedAndTheFaultsOfItsCodeAreForItsAuthor() throws Exception {
    Client author = author();
    String slug = newSlug();
    Map<String, String> files = template("checker");
    String right = files.get("solutions/right.py");
    files.put("checker.py", "def check(input, answer, output):\n    return {}['a secret place']\n");
    put(author, slug, Map.of("files", files));
    JsonNode preview = author.get(version(slug, 1) + "/preview").body();
    shows(preview, "{title: 'Two Numbers', version: 1, samples: [{}, {}], open: true}");
    assertThat(preview.path("signature").asText()).startsWith("def pair(");
    assertThat(preview.path("statementHtml").asText()).contains("<h1>");
    refused(author.get("/api/puzzles/" + slug), "NOT_FOUND");
    String run =
        body(author.post(version(slug, 1) + "/runs", source(right)), 202).path("id").asText();
    shows(author.awaitVerdict(run), "{verdict: 'AUTHOR_ERROR', cases: {total: 2}}");
    JsonNode failure = author.items(puzzle(slug) + "/failures").get(0);
    shows(failure, "{submission: '%s', version: 1}", run);
    assertThat(failure.path("traceback").asText()).contains("line 2", "KeyError");

    countAsValidated(slug);
    body(author.post(version(slug, 1) + "/publication", Map.of()), 200);
    JsonNode judged = ada().judge(slug, right);
    shows(judged, "{verdict: 'AUTHOR_ERROR', blame: 'AUTHOR', points: 0}");
    assertThat(judged.path("message").asText())
        .contains("the puzzle's own code failed; it does not count against you");
    assertThat(judged.toString()).doesNotContain("secret place", "authorTraceback");
    JsonNode authors = author.submission(judged.path("id").asText());
    assertThat(authors.path("authorTraceback").asText())
        .contains("File \"checker.py\", line 2, in check", "secret place");

    refused(author.post(version(slug, 1) + "/runs", source("\0")), "INVALID");
    refused(author.post(version(slug, 2) + "/runs", source(right)), "NOT_FOUND");
    refused(author.post(version(slug, 2) + "/validation", Map.of()), "NOT_FOUND");
    refused(author.get(version(slug, 2) + "/preview"), "NOT_FOUND");
    refused(author.get(version(slug, 2) + "/files"), "NOT_FOUND");
  }

  @Test
  void statisticsCountPlayersAndTheHintsThatTheyTook() throws Exception {
    Client author = author();
    String slug = publishedPuzzle(author);
    ada().judge(slug, "def nothing(): pass");
    body(ada().get("/api/puzzles/" + slug + "/hints/1"), 200);
    body(ada().get("/api/puzzles/" + slug + "/hints/1"), 200);
    String statistics = puzzle(slug) + "/statistics";
    shows(
        author.get(statistics + "?days=1").body(),
        """
        {players: 1, solvers: 0, verdicts: [{verdict: 'MISSING_FUNCTION'}],
         hints: [{n: 1, players: 1}], days: [{}]}
        """);
    for (String days : List.of("0", "366", "x", "-1")) {
      refused(author.get(statistics + "?days=" + days), "INVALID");
    }
  }

  @Test
  void anotherAuthorsHiddenPuzzleIsLikeAnUnknownOne() {
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
      Answer hidden = other.get(puzzle(slug) + part);
      refused(hidden, "NOT_FOUND");
      assertThat(hidden.body().toString().replace(slug, "none"))
          .isEqualTo(other.get(puzzle("none") + part).body().toString());
      refused(other.get(puzzle("fizz-buzz") + part), "FORBIDDEN", "another author's puzzle");
      refused(ada().get(puzzle(slug) + part), "FORBIDDEN");
      refused(nobody.get(puzzle(slug) + part), "UNAUTHENTICATED");
      body(author.get(puzzle(slug) + part), 200);
    }
    Map<String, ?> bundle = Map.of("files", template("function"));
    Map<String, Object> kept = new HashMap<>(bundle);
    kept.put("slug", slug);
    kept.put("keep", Map.of("version", 1, "paths", List.of()));
    refused(other.post(version(slug, 1) + "/runs", source("x = 1")), "NOT_FOUND");
    refused(other.post(version("none", 1) + "/runs", source("x = 1")), "NOT_FOUND");
    refused(other.post(CHECKS, kept), "NOT_FOUND");
    refused(other.post(version(slug, 1) + "/validation", Map.of()), "NOT_FOUND");
    refused(other.putAndWait(puzzle(slug), bundle), "NOT_FOUND", "choose another one");
    refused(ada().putAndWait(puzzle(newSlug()), bundle), "FORBIDDEN");
    refused(author.putAndWait(puzzle("fizz-buzz"), bundle), "FORBIDDEN");
    refused(author.putAndWait(puzzle("No-Slug"), bundle), "MALFORMED");
    assertThat(author.items("/api/author/puzzles").findValuesAsText("slug")).containsExactly(slug);
    assertThat(other.items("/api/author/puzzles")).isEmpty();
  }

  @Test
  void coAuthorsWriteAPuzzleUntilItsAuthorSaysOtherwise() {
    Client author = author();
    Client other = author();
    String slug = newPuzzle(author, "generator");
    String authors = puzzle(slug) + "/authors";
    String name = body(other.get("/api/me"), 200).path("name").asText();
    refused(
        author.put(authors, Map.of("coAuthors", List.of(name, "ada"))),
        "INVALID",
        "no author is called ada");
    List<String> capitals = List.of(name.toUpperCase(Locale.ROOT));
    JsonNode set = body(author.put(authors, Map.of("coAuthors", capitals)), 200);
    assertThat(set.path("author")).isEqualTo(body(author.get("/api/me"), 200).path("name"));
    assertThat(set.path("coAuthors")).extracting(JsonNode::asText).containsExactly(name);
    assertThat(body(other.get(authors), 200)).isEqualTo(set);
    assertThat(other.items("/api/author/puzzles").findValuesAsText("slug")).containsExactly(slug);

    JsonNode generated = body(other.get(version(slug, 1) + "/generated"), 200);
    assertThat(generated.path("tests")).hasSize(Math.min(100, generated.path("total").asInt()));
    assertThat(generated.path("tests").get(0).has("answer")).isTrue();
    Map<String, String> files = template("generator");
    files.put("statement.md", "# Changed by a co-author\n");
    assertThat(put(other, slug, Map.of("files", files)).path("version").asInt()).isEqualTo(2);
    refused(other.put(authors, Map.of("coAuthors", List.of())), "FORBIDDEN");
    refused(other.post(puzzle(slug) + "/rollback", Map.of("version", 1.5)), "MALFORMED", "version");

    body(author.put(authors, Map.of("coAuthors", List.of())), 200);
    assertThat(other.get(version(slug, 2)).status()).isIn(403, 404);
    assertThat(other.get(version(slug, 1) + "/generated").status()).isIn(403, 404);
    assertThat(nobody.get(version(slug, 1) + "/generated").status()).isEqualTo(401);
    assertThat(other.items("/api/author/puzzles")).isEmpty();
  }

  @Test
  void aValidationIsFollowedLeftAndFoundAgainByThoseWhoMay() {
    Client author = author();
    Client other = author();
    String slug = newPuzzle(author, "function");
    String validation = version(slug, 1) + "/validation";
    Answer accepted = admin().post(validation, Map.of());
    String id = body(accepted, 202).path("id").asText();
    String task = "/api/author/tasks/" + id;
    assertThat(header(accepted, "Location").getFirst()).endsWith(task);
    shows(body(author.post(validation, Map.of()), 202), "{id: '%s'}", id);
    for (String part : List.of("", "/events")) {
      refused(other.get(task + part), "NOT_FOUND");
      refused(ada().get(task + part), "FORBIDDEN");
      refused(nobody.get(task + part), "UNAUTHENTICATED");
      refused(author.get("/api/author/tasks/" + UNKNOWN + part), "NOT_FOUND");
    }
    refused(author.send("GET", task + "/events", null, Map.of("Last-Event-ID", "x")), "MALFORMED");
    refused(author.get("/api/author/tasks?after=!"), "MALFORMED");

    List<Event> events = author.follow(task + "/events", Map.of());
    assertThat(events).extracting(Event::name).contains("progress").endsWith("done");
    assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
    JsonNode done = events.getLast().data();
    shows(
        done,
        "{state: 'DONE', stage: 'ENDED', message: 'VALIDATED', link: '%s'}",
        version(slug, 1));
    assertThat(done.path("done").asInt()).isEqualTo(done.path("total").asInt()).isPositive();
    assertThat(done.has("player")).isFalse();
    String first = Long.toString(events.getFirst().id());
    assertThat(author.follow(task + "/events", Map.of("Last-Event-ID", first)))
        .extracting(Event::name)
        .containsExactly("done");
    assertThat(author.get(task).body()).isEqualTo(done);
    assertThat(admin().items("/api/author/tasks?puzzle=" + slug)).containsExactly(done);
    assertThat(other.items("/api/author/tasks")).isEmpty();

    JsonNode version = author.items(puzzle(slug) + "/versions").get(0);
    shows(version, "{state: 'VALIDATED', task: '%s', publishedAt: null}", id);
    assertThat(version.path("strength").asDouble()).isGreaterThan(0.5);
    body(author.post(version(slug, 1) + "/publication", Map.of()), 200);
    JsonNode published = author.get(version(slug, 1)).body();
    assertThat(published.path("publishedAt").asText()).startsWith("20");
    assertThat(published.at("/limits/steps").asLong()).isPositive();
    JsonNode report = published.path("report");
    assertThat(report.path("solutions").findValuesAsText("file"))
        .containsExactly(
            "solutions/forgets_capitals.py",
            "solutions/right.js",
            "solutions/right.py",
            "starter.py",
            "starter.js");
    assertThat(report.at("/solutions/0/runs")).hasSize(5);
    assertThat(report.at("/suggestedLimits/steps").asLong()).isPositive();
    assertThat(report.at("/strength/mutants").asInt()).isPositive();
    refused(author.post(validation, Map.of()), "CONFLICT");
  }
}
