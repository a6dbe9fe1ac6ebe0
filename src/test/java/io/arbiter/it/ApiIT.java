package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.client.ApiClient.Answer;
import io.arbiter.app.client.ApiClient.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract over HTTP, on a whole instance: real database, broker and sandbox. */
class ApiIT {
  private static final String SUBMISSIONS = "/api/puzzles/fizz-buzz/submissions";
  @TempDir private static Path folder;
  private static Instance arbiter;
  private static Client ada;
  private static Client nobody;

  @BeforeAll
  static void start() throws Exception {
    Path puzzles = folder.resolve("puzzles");
    copy(Path.of("puzzles"), puzzles);
    copy(Path.of("src/test/bundles"), puzzles);
    arbiter =
        Instance.start(
                "up",
                folder,
                Map.of(
                    "ARBITER_ADMIN_PASSWORD",
                    "opens everything",
                    "ARBITER_SUBMISSION_ANSWER_REPEATS",
                    "true",
                    "ARBITER_PUZZLES_FOLDER",
                    puzzles.toString()))
            .awaitReady();
    nobody = Client.anonymous(arbiter.address());
    ada = Client.register(arbiter.address(), "ada");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @AfterAll
  static void stop() {
    arbiter.close();
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of("WRONG_ANSWER", Sources.body("return None"), "expected a str, got None"),
        Arguments.of("WRONG_ANSWER", Sources.body("return (c for c in '')"), "got a generator"),
        Arguments.of("RUNTIME_ERROR", Sources.body("return 1 / 0"), "ZeroDivisionError"),
        Arguments.of("RUNTIME_ERROR", "import sys\nsys.exit(0)", "SystemExit"),
        Arguments.of("SYNTAX_ERROR", "x = 1\ndef checkio(number:\n", "line 2, column"),
        Arguments.of("MISSING_FUNCTION", "x = 1", "checkio"),
        Arguments.of("MISSING_FUNCTION", "checkio = 1", "checkio"),
        Arguments.of("TIME_LIMIT", Sources.body("while True: pass"), "CPU time: 2000 ms"),
        Arguments.of("TIME_LIMIT", Sources.body("time.sleep(99)"), "elapsed time: 10000 ms"),
        Arguments.of(
            "MEMORY_LIMIT",
            "def checkio(n):\n    x = []\n    while True:\n        x.append(bytearray(10 ** 5))\n",
            "memory: 134217728 bytes"),
        Arguments.of(
            "OUTPUT_LIMIT",
            "def checkio(n):\n    while True:\n        print('x' * 1000)\n",
            "output: 65536 bytes"),
        Arguments.of(
            "FORBIDDEN", Sources.body("return open('/etc/passwd').read()"), "/etc/passwd"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void everyWayToFailHasItsVerdict(String verdict, String source, String message) {
    JsonNode judged = ada.judge("fizz-buzz", source);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo(verdict);
    assertThat(judged.path("blame").asText()).isEqualTo("PLAYER");
    assertThat(judged.path("message").asText()).contains(message);
    assertThat(judged.path("points").asInt()).isZero();
  }

  /** A limit that is far below what the CPU time allows, on any machine. */
  @Test
  void tooManyStepsAreATimeLimit() {
    JsonNode judged =
        ada.judge(
            "few-steps", "def checkio(n):\n    while True:\n        n += 1\n        n -= 1\n");
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("TIME_LIMIT");
    assertThat(judged.path("blame").asText()).isEqualTo("PLAYER");
    assertThat(judged.path("message").asText()).contains("steps: 20000");
  }

  @Test
  void aFaultOfTheAuthorsIsNotThePlayers() {
    JsonNode judged = ada.judge("broken-checker", Sources.body("return {}"));
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("AUTHOR_ERROR");
    assertThat(judged.path("blame").asText()).isEqualTo("AUTHOR");
    assertThat(judged.path("message").asText())
        .contains("the puzzle's own code failed; it does not count against you")
        .doesNotContain("no such key");
    assertThat(judged.toString()).doesNotContain("no such key");
    assertThat(judged.path("points").asInt()).isZero();
  }

  @Test
  void aSourceJudgedTwiceWithTheSameOutcomeIsAnsweredFromThat() {
    String source = "def checkio(number):\n    return 'whatever'\n";
    JsonNode own = ada.judge("fizz-buzz", source);
    assertThat(ada.judge("fizz-buzz", source).has("repeated")).isFalse();
    Client guy = Client.register(arbiter.address(), "guy");
    JsonNode repeated = guy.judge("fizz-buzz", source);
    assertThat(repeated.path("repeated").asBoolean()).isTrue();
    for (String field : List.of("verdict", "message", "cases", "failure")) {
      assertThat(repeated.path(field)).as(field).isEqualTo(own.path(field));
    }
    assertThat(repeated.path("player").asText()).isEqualTo("guy");
  }

  @Test
  void aRightSolutionGivesItsPointsOnce() {
    Client bob = Client.register(arbiter.address(), "bob");
    JsonNode first = bob.judge("fizz-buzz", Sources.RIGHT);
    assertThat(first.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(first.path("blame").asText()).isEqualTo("NOBODY");
    assertThat(first.path("points").asInt()).isEqualTo(10);
    assertThat(first.path("cases").path("passed").asInt())
        .isEqualTo(first.path("cases").path("total").asInt())
        .isPositive();
    assertThat(first.path("usage").path("steps").asLong()).isPositive();
    JsonNode second = bob.judge("fizz-buzz", Sources.RIGHT);
    assertThat(second.path("points").asInt()).isZero();
    assertThat(second.path("usage").path("steps")).isEqualTo(first.path("usage").path("steps"));
    JsonNode me = bob.get("/api/me").body();
    assertThat(me.path("points").asInt()).isEqualTo(10);
    assertThat(me.path("solved").asInt()).isEqualTo(1);
    long rank = me.path("rank").asLong();
    JsonNode neighbours = nobody.get("/api/leaderboards/all/players/BOB?radius=2").body();
    assertThat(neighbours.path("items")).anyMatch(place -> place.path("rank").asLong() == rank);
    for (String period : List.of("all", "month", "week")) {
      String board = "/api/leaderboards/" + period;
      JsonNode places = nobody.get(board).body().path("items");
      assertThat(places).anyMatch(place -> place.path("player").asText().equals("bob"));
      String last = places.get(places.size() - 1).toString();
      JsonNode from = nobody.get(board + "?from=" + places.size()).body().path("items");
      assertThat(from.get(0)).hasToString(last);
    }
    assertThat(nobody.get("/api/leaderboards/2020-02").body().path("items")).isEmpty();
    JsonNode profile = nobody.get("/api/players/bob").body();
    assertThat(profile.path("solvedPuzzles").findValuesAsText("slug")).containsExactly("fizz-buzz");
    assertThat(profile.path("recent")).hasSize(2);
    JsonNode board = nobody.get("/api/puzzles/fizz-buzz/leaderboard?by=steps").body();
    assertThat(board.path("items").findValuesAsText("player")).contains("bob");
    JsonNode puzzle = bob.get("/api/puzzles/fizz-buzz").body();
    assertThat(puzzle.path("solved").asBoolean()).isTrue();
    assertThat(puzzle.path("best").path("steps")).isEqualTo(first.path("usage").path("steps"));
  }

  @Test
  void aHiddenTestStaysHidden() throws IOException {
    JsonNode samples = nobody.get("/api/puzzles/stepping-stones").body().path("samples");
    String source =
        """
        answers = %s
        def most_berries(*arguments):
            if answers:
                return answers.pop(0)
            raise type("Leak" + repr(arguments), (Exception,), {})(repr(arguments))
        """
            .formatted(samples.findValuesAsText("answer"));
    Client ian = Client.register(arbiter.address(), "ian");
    solve(ian, "fizz-buzz");
    solve(ian, "stutter-bot");
    JsonNode failed = ian.judge("stepping-stones", source);
    assertThat(failed.path("verdict").asText()).as(failed.toString()).isEqualTo("RUNTIME_ERROR");
    assertThat(failed.path("cases").path("passed").asInt()).isEqualTo(samples.size());
    JsonNode failure = failed.path("failure");
    assertThat(failure.path("hidden").asBoolean()).isTrue();
    for (String withheld : List.of("input", "expected", "actual")) {
      assertThat(failure.path(withheld).isNull()).as(withheld).isTrue();
    }
    assertThat(failed.path("message").asText()).endsWith(": …");
    assertThat(failure.path("traceback").asText())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "solution.py", line 5, in most_berries
                raise type("Leak" + repr(arguments), (Exception,), {})(repr(arguments))
            …""");
  }

  /** Hands in a solution that ships with a puzzle; the judged submission. */
  private static JsonNode solve(Client client, String puzzle) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("puzzles", puzzle, "solutions"))) {
      for (Path file : files.sorted().toList()) {
        String source = Files.readString(file);
        if (source.startsWith("# expect: ACCEPTED")) {
          JsonNode judged = client.judge(puzzle, source);
          assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
          return judged;
        }
      }
    }
    throw new IllegalStateException("no solution of " + puzzle);
  }

  @Test
  void aLockedPuzzleOpensWhenEnoughOfTheStationBeforeIsSolved() throws IOException {
    Client lou = Client.register(arbiter.address(), "lou");
    JsonNode locked = lou.get("/api/puzzles/undo-notebook").body();
    String lock =
        "undo-notebook is locked: solve 2 more of First Steps (fizz-buzz, road-trip-speed,"
            + " stutter-bot, lost-and-found, menu-board)";
    assertThat(locked.path("open").asBoolean()).isFalse();
    assertThat(locked.path("station").asText()).isEqualTo("workshop");
    assertThat(locked.path("lock").asText()).isEqualTo(lock);
    assertThat(locked.path("statementHtml").asText()).isNotEmpty();
    for (String kind : List.of("submissions", "runs")) {
      Answer refused = lou.post("/api/puzzles/undo-notebook/" + kind, Map.of("source", "x = 1"));
      assertThat(refused.status()).isEqualTo(403);
      assertProblem(refused, "FORBIDDEN");
      assertThat(refused.body().path("detail").asText()).isEqualTo(lock);
    }
    assertThat(solve(lou, "fizz-buzz").has("unlocked")).isFalse();
    JsonNode opening = solve(lou, "stutter-bot");
    assertThat(opening.path("unlocked").toString()).isEqualTo("[\"workshop\"]");
    Event told = lou.events(opening.path("id").asText(), Map.of()).getLast();
    assertThat(told.data().path("unlocked")).isEqualTo(opening.path("unlocked"));
    assertThat(solve(lou, "menu-board").has("unlocked")).isFalse();
    JsonNode open = lou.get("/api/puzzles/undo-notebook").body();
    assertThat(open.path("open").asBoolean()).isTrue();
    assertThat(open.has("lock")).isFalse();
    lou.submit("undo-notebook", "submissions", "x = 1");
    JsonNode stations = lou.get("/api/stations").body().path("items");
    assertThat(stations.findValuesAsText("open")).containsExactly("true", "true", "false", "false");
    assertThat(stations.findValuesAsText("solved")).containsExactly("3", "0", "0", "0");
  }

  @Test
  void somePuzzlesAreAlwaysOpenAndNothingIsLockedForAnAdmin() {
    JsonNode puzzles = nobody.get("/api/puzzles?limit=100").body().path("items");
    List<String> open = new ArrayList<>();
    puzzles.forEach(
        p ->
            open.addAll(p.path("open").asBoolean() ? List.of(p.path("slug").asText()) : List.of()));
    assertThat(open)
        .containsExactlyInAnyOrder(
            "fizz-buzz",
            "road-trip-speed",
            "stutter-bot",
            "lost-and-found",
            "menu-board",
            "sandbox-1-forbidden-words",
            "few-steps",
            "broken-checker");
    Client mia = Client.register(arbiter.address(), "mia");
    mia.submit("sandbox-1-forbidden-words", "runs", "x = 1");
    mia.submit("broken-checker", "runs", "x = 1");
    Client admin = nobody.logIn("admin", "opens everything");
    admin.submit("sandbox-8-build-the-wall", "runs", "x = 1");
    assertThat(admin.get("/api/puzzles/sandbox-8-build-the-wall").body().path("open").asBoolean())
        .isTrue();
  }

  @Test
  void aRunShowsEverythingAndScoresNothing() {
    JsonNode run = ada.run("fizz-buzz", Sources.body("print('got', number); return number"));
    assertThat(run.path("kind").asText()).isEqualTo("RUN");
    assertThat(run.path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    assertThat(run.path("output").asText()).startsWith("got ");
    assertThat(run.path("failure").path("hidden").asBoolean()).isFalse();
    assertThat(run.path("failure").path("expected").isTextual()).isTrue();
    assertThat(run.path("failure").path("actual").isInt()).isTrue();
    JsonNode passed = ada.run("fizz-buzz", Sources.RIGHT);
    assertThat(passed.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(passed.path("points").asInt()).isZero();
  }

  @Test
  void aHugeValueIsNotShown() {
    JsonNode run = ada.run("fizz-buzz", Sources.body("return 1 << 500000"));
    assertThat(run.path("verdict").asText()).as(run.toString()).isEqualTo("WRONG_ANSWER");
    assertThat(run.path("failure").path("actual").asText()).isEqualTo("… an int too large to show");
  }

  @Test
  void aStreamTellsWhatHappensAndEndsWithTheVerdict() {
    String id =
        ada.submit("fizz-buzz", "runs", Sources.body("print(number); time.sleep(0.2); return ''"));
    List<Event> events = ada.events(id, Map.of());
    assertThat(events)
        .extracting(Event::name)
        .containsSubsequence("queued", "started", "output", "judged");
    assertThat(events.getFirst().data().path("position").asInt()).isPositive();
    Event last = events.getLast();
    assertThat(last.data().path("id").asText()).isEqualTo(id);
    assertThat(last.data().path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    Event started =
        events.stream().filter(e -> e.name().equals("started")).findFirst().orElseThrow();
    List<Event> resumed = ada.events(id, Map.of("Last-Event-ID", Long.toString(started.id())));
    assertThat(resumed).extracting(Event::name).containsExactly("judged");
    assertThat(resumed.getFirst().id()).isGreaterThan(started.id());
  }

  @Test
  void aStreamThatBreaksGoesOnWhereItWas() throws Exception {
    String id =
        ada.submit("fizz-buzz", "runs", Sources.body("print(number); time.sleep(1); return ''"));
    ada.awaitState(id, "RUNNING");
    List<Event> fromStart = ada.events(id, Map.of("Last-Event-ID", "0"));
    assertThat(fromStart).extracting(Event::name).doesNotContain("queued").endsWith("judged");
  }

  @Test
  void othersSeeTheOutcomeAndNotTheCode() {
    String id = ada.submit("fizz-buzz", "submissions", Sources.body("raise Exception('secret')"));
    ada.awaitVerdict(id);
    assertThat(ada.submission(id).path("source").asText()).contains("secret");
    for (Client other : List.of(nobody, Client.register(arbiter.address(), "eve"))) {
      JsonNode seen = other.submission(id);
      assertThat(seen.path("verdict").asText()).isEqualTo("RUNTIME_ERROR");
      assertThat(seen.toString()).doesNotContain("secret");
      assertThat(other.events(id, Map.of()).toString()).doesNotContain("secret");
    }
    Client admin = nobody.logIn("admin", "opens everything");
    assertThat(admin.submission(id).path("source").asText()).contains("secret");
  }

  @Test
  void anIdempotencyKeyMakesARepeatReturnTheFirst() {
    byte[] body = "{\"source\": \"x = 1\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    Answer first = ada.send("POST", SUBMISSIONS, body, key);
    Answer again = ada.send("POST", SUBMISSIONS, body, key);
    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(first.raw().headers().firstValue("Location"))
        .hasValueSatisfying(l -> assertThat(l).endsWith(first.body().path("id").asText()));
  }

  static Stream<Arguments> badBodies() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    return Stream.of(
        Arguments.of(
            "{\"source\": \"%s\"}".formatted("#".repeat(65_537)), 413, "TOO_LARGE", "65536"),
        Arguments.of(
            "{\"source\": \"%s\"}".formatted("#".repeat(3 << 20)), 413, "TOO_LARGE", "1048576"),
        Arguments.of("{\"source\": \"\u00e9\"}", 400, "MALFORMED", "UTF-8"),
        Arguments.of(
            "{\"source\": \"a\\u0000\"}", 422, "INVALID", "NUL character in line 1, column 2"),
        Arguments.of(
            "{\"source\": \"\\n\\ud800\"}", 422, "INVALID", "lone surrogate in line 2, column 1"),
        Arguments.of("", 400, "MALFORMED", "body"),
        Arguments.of("null", 400, "MALFORMED", "body"),
        Arguments.of("[]", 400, "MALFORMED", "JSON object"),
        Arguments.of("{}", 422, "INVALID", "source: is missing"),
        Arguments.of("{\"source\": 5}", 400, "MALFORMED", "source: has the wrong type"),
        Arguments.of("{\"source\": \"\", \"speed\": 1}", 400, "MALFORMED", "speed: unknown field"),
        Arguments.of("{\"source\": \"\"} x", 400, "MALFORMED", "not valid JSON"),
        Arguments.of("{\"source\": " + deep + "}", 400, "MALFORMED", "source"),
        Arguments.of("{\"x\": " + deep + "}", 400, "MALFORMED", "nested too deeply"),
        Arguments.of(deep, 400, "MALFORMED", "JSON"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void badInputGetsTheRightProblem(String body, int status, String code, String detail) {
    Answer answer =
        ada.send("POST", SUBMISSIONS, body.getBytes(StandardCharsets.ISO_8859_1), Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertProblem(answer, code);
    assertThat(answer.body().path("detail").asText()).contains(detail);
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
    for (String field : List.of("type", "title", "detail", "instance")) {
      assertThat(answer.body().path(field).asText()).as(field).isNotEmpty();
    }
    assertThat(answer.body().toString()).doesNotContain("io.arbiter", "java.", "Exception");
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        Arguments.of("/api/puzzles/none", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/fizz-buzz/hints/99", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles?difficulty=brutal", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?limit=0", 422, "INVALID"),
        Arguments.of("/api/puzzles?limit=many", 422, "INVALID"),
        Arguments.of("/api/puzzles?after=!", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?after=Mw", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?after=MwphAGI", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?q=%00", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?q=" + "a".repeat(101), 422, "INVALID"),
        Arguments.of("/api/puzzles?solved=perhaps", 422, "INVALID"),
        Arguments.of("/api/puzzles/a%00b", 400, "MALFORMED"),
        Arguments.of("/api/submissions/none", 404, "NOT_FOUND"),
        Arguments.of("/api/submissions/00000000-0000-0000-0000-000000000000", 404, "NOT_FOUND"),
        Arguments.of(
            "/api/submissions/00000000-0000-0000-0000-000000000000/events", 404, "NOT_FOUND"),
        Arguments.of("/api/submissions?verdict=MAYBE", 400, "MALFORMED"),
        Arguments.of("/api/players/none", 404, "NOT_FOUND"),
        Arguments.of("/api/leaderboards/all/players/ada?radius=51", 422, "INVALID"),
        Arguments.of("/api/leaderboards/day", 404, "NOT_FOUND"),
        Arguments.of("/api/leaderboards/2026-13", 404, "NOT_FOUND"),
        Arguments.of("/api/leaderboards/all?from=0", 422, "INVALID"),
        Arguments.of("/api/puzzles/fizz-buzz/leaderboard?by=luck", 400, "MALFORMED"),
        Arguments.of("/api/nothing", 404, "NOT_FOUND"),
        Arguments.of("/api/me", 401, "UNAUTHENTICATED"),
        Arguments.of("/api/me/export", 401, "UNAUTHENTICATED"));
  }

  @Test
  void whoHasSolvedAPuzzleSeesWhatOthersPublished() {
    Client ann = Client.register(arbiter.address(), "ann");
    Client ben = Client.register(arbiter.address(), "ben");
    Client admin = Client.anonymous(arbiter.address()).logIn("admin", "opens everything");
    String wrong = ann.judge("fizz-buzz", Sources.body("return None")).path("id").asText();
    String right = ann.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    Map<String, String> clear = Map.of("category", "clear");
    assertThat(ann.post("/api/submissions/" + wrong + "/publication", clear).status())
        .isEqualTo(409);
    assertThat(ben.post("/api/submissions/" + right + "/publication", clear).status())
        .isEqualTo(403);
    Answer bad = ann.post("/api/submissions/" + right + "/publication", Map.of("category", "loud"));
    assertThat(bad.status()).isEqualTo(400);
    Answer published = ann.post("/api/submissions/" + right + "/publication", clear);
    assertThat(published.status()).as(published.toString()).isEqualTo(201);
    String publication = "/api/publications/" + published.body().path("id").asText();

    String list = "/api/puzzles/fizz-buzz/publications";
    for (String path : List.of(list, list + "/review", publication + "/comments")) {
      assertThat(ben.get(path).status()).isEqualTo(403);
      assertThat(nobody.get(path).status()).isEqualTo(401);
    }
    ben.judge("fizz-buzz", Sources.RIGHT);
    assertThat(ben.get(list + "/review").body().path("player").asText()).isEqualTo("ann");
    assertThat(ann.get(list + "/review").status()).isEqualTo(404);
    assertThat(ben.put(publication + "/vote", "").body().path("votes").asInt()).isEqualTo(1);
    assertThat(ben.put(publication + "/vote", "").body().path("votes").asInt()).isEqualTo(1);
    assertThat(ann.put(publication + "/vote", "").status()).isEqualTo(409);
    Map<String, String> text = Map.of("text", "How clear!");
    assertThat(ben.post(publication + "/comments", text).status()).isEqualTo(201);
    assertThat(ben.post(publication + "/comments", Map.of("text", " ")).status()).isEqualTo(422);
    JsonNode comment = ann.get(publication + "/comments").body().path("items").get(0);
    assertThat(comment.path("text").asText()).isEqualTo("How clear!");
    for (String query : List.of("", "?sort=newest", "?category=clear&sort=votes")) {
      JsonNode shown = ben.get(list + query).body().path("items").get(0);
      assertThat(shown.path("source").asText()).isEqualTo(Sources.RIGHT);
      assertThat(shown.path("voted").asBoolean()).isTrue();
      assertThat(shown.path("comments").asInt()).isEqualTo(1);
    }
    assertThat(ben.get(list + "?category=speedy").body().path("items")).isEmpty();
    assertThat(ben.get(list + "?category=loud").status()).isEqualTo(400);
    assertThat(
            ben.send("DELETE", publication + "/vote", null, Map.of()).body().path("votes").asInt())
        .isZero();

    Map<String, String> reason = Map.of("reason", "it is copied");
    assertThat(ben.put(publication + "/hiding", reason).status()).isEqualTo(403);
    assertThat(admin.put(publication + "/hiding", reason).status()).isEqualTo(204);
    assertThat(ben.get(list).body().path("items")).isEmpty();
    assertThat(ben.put(publication + "/vote", "").status()).isEqualTo(404);
    assertThat(ann.get(list).body().path("items").get(0).path("hidden").asText())
        .isEqualTo("it is copied");
    assertThat(admin.send("DELETE", publication + "/hiding", null, Map.of()).status())
        .isEqualTo(204);
    assertThat(ben.get(list).body().path("items")).hasSize(1);
    String hideComment = "/api/comments/" + comment.path("id").asText() + "/hiding";
    assertThat(admin.put(hideComment, reason).status()).isEqualTo(204);
    assertThat(ann.get(publication + "/comments").body().path("items")).isEmpty();
  }

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
    assertThat(all.path("standings")).hasSize(3);
    assertThat(all.path("solved").findValuesAsText("puzzle")).containsExactly("fizz-buzz");
    assertThat(all.path("publications").findValuesAsText("submission")).containsExactly(right);
    JsonNode submissions = all.path("submissions");
    assertThat(submissions.findValuesAsText("id")).containsExactly(right, wrong, run, script);
    // As its player sees it, and nothing more.
    for (JsonNode submission : submissions) {
      JsonNode shown = una.submission(submission.path("id").asText());
      for (String field : List.of("source", "verdict", "points", "failure", "output", "judgedAt")) {
        assertThat(submission.path(field)).as(field).isEqualTo(shown.path(field));
      }
    }
    assertThat(submissions.get(1).path("failure").has("expected")).isTrue();
    assertThat(submissions.get(3).path("stdin").asText()).isEqualTo("héllo");
    assertThat(submissions.get(3).path("output").asText()).isEqualTo("héllo\n");
    assertThat(all.toString()).doesNotContain("ada", "password");
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
    assertThat(uri.events(right, Map.of())).isEmpty();
    assertThat(uri.post("/api/scratch", Map.of("source", "1")).status()).isEqualTo(401);
    assertThat(uri.delete("/api/me", password).status()).isEqualTo(401);
    Map<String, String> login = Map.of("name", "uri", "password", Client.PASSWORD);
    assertThat(nobody.post("/api/tokens", login).status()).isEqualTo(401);
    assertThat(nobody.get("/api/players/uri").status()).isEqualTo(404);
    assertThat(nobody.get("/api/submissions?player=uri").body().path("items")).isEmpty();
    JsonNode seen = nobody.submission(right);
    assertThat(seen.path("player").isNull()).isTrue();
    assertThat(seen.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(seen.has("source")).isFalse();
    for (String board : List.of("leaderboards/all", "puzzles/fizz-buzz/leaderboard?by=size")) {
      JsonNode places = nobody.get("/api/" + board).body().path("items");
      assertThat(places.findValuesAsText("player")).doesNotContain("uri", "null");
    }
    Client admin = nobody.logIn("admin", "opens everything");
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
    Client admin = nobody.logIn("admin", "opens everything");
    Answer refused = admin.delete("/api/me", Map.of("password", "opens everything"));
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
  void anAdminSeesWhoseSolutionsAreAlikeAndWhere() throws Exception {
    String source =
        Files.readString(folder.resolve("puzzles/stepping-stones/solutions/two_tables.py"));
    String renamed =
        "# my own\n\n"
            + source
                .replace("fresh", "awake")
                .replace("tired", "asleep")
                .replace("best", "top")
                .replace("stones", "row");
    Client gil = Client.register(arbiter.address(), "gil");
    Client hal = Client.register(arbiter.address(), "hal");
    for (Client player : List.of(gil, hal)) {
      // Two of the first station open the one that this puzzle is in.
      solve(player, "fizz-buzz");
      solve(player, "road-trip-speed");
    }
    JsonNode first = gil.judge("stepping-stones", source);
    JsonNode second = hal.judge("stepping-stones", renamed);
    assertThat(second.path("verdict").asText()).as(second.toString()).isEqualTo("ACCEPTED");
    Client admin = nobody.logIn("admin", "opens everything");
    // To look asks for nothing: the fingerprints come by themselves.
    String similar = "/api/admin/puzzles/stepping-stones/similar";
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> admin.get(similar).body().path("items").size() == 1);
    JsonNode cluster = admin.get(similar + "?threshold=1").body().path("items").get(0);
    assertThat(cluster.path("similarity").asDouble()).isEqualTo(1);
    assertThat(cluster.path("members").findValuesAsText("player")).containsExactly("gil", "hal");

    String pair = "/api/admin/submissions/%s/similar/%s";
    String evidence = pair.formatted(first.path("id").asText(), second.path("id").asText());
    JsonNode sides = admin.get(evidence).body();
    assertThat(sides.path("left").path("source").asText()).isEqualTo(source);
    assertThat(sides.path("right").path("source").asText()).isEqualTo(renamed);
    JsonNode match = sides.path("matches").get(0);
    assertThat(match.path("right").path("first").asInt())
        .isEqualTo(match.path("left").path("first").asInt() + 2);

    for (String path : List.of(similar, evidence)) {
      assertThat(hal.get(path).status()).isEqualTo(403);
      assertThat(nobody.get(path).status()).isEqualTo(401);
    }
    assertThat(admin.get("/api/admin/puzzles/none/similar").status()).isEqualTo(404);
    assertThat(admin.get(similar + "?threshold=0.1").status()).isEqualTo(422);
    String id = first.path("id").asText();
    assertThat(admin.get(pair.formatted(id, id)).status()).isEqualTo(404);
    assertThat(gil.submission(id).path("points").asInt())
        .isEqualTo(hal.submission(second.path("id").asText()).path("points").asInt())
        .isPositive();
  }

  @Test
  void aScratchRunsAScriptAndShowsWhatItPrints() {
    Client cat = Client.register(arbiter.address(), "scratcher");
    String script = "name = input()\nprint('hello', name, *open_lines())\n";
    String source = "import sys\ndef open_lines():\n    return sys.stdin.read().split()\n" + script;
    String id = scratch(cat, Map.of("source", source, "stdin", "ada\n1 2\n3\n"));
    JsonNode judged = cat.awaitVerdict(id);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
    assertThat(judged.path("kind").asText()).isEqualTo("SCRATCH");
    assertThat(judged.path("puzzle").isNull()).isTrue();
    assertThat(judged.path("output").asText()).isEqualTo("hello ada 1 2 3\n");
    assertThat(nobody.submission(id).path("output").isNull()).isTrue();
    assertThat(cat.get("/api/submissions?player=scratcher").body().path("items")).hasSize(1);
    assertThat(nobody.get("/api/submissions?player=scratcher").body().path("items")).isEmpty();

    JsonNode failed = cat.awaitVerdict(scratch(cat, Map.of("source", "print(1)\ninput()")));
    assertThat(failed.path("verdict").asText()).isEqualTo("RUNTIME_ERROR");
    assertThat(failed.path("failure").path("traceback").asText()).contains("line 2", "EOFError");
    assertThat(cat.events(failed.path("id").asText(), Map.of()))
        .extracting(Event::name)
        .contains("judged");

    Answer bad = cat.post("/api/scratch", Map.of("source", "x", "stdin", "a\0b"));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body().path("violations").get(0).path("field").asText()).isEqualTo("stdin");
  }

  private static String scratch(Client client, Map<String, String> body) {
    Answer answer = client.post("/api/scratch", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.body().path("id").asText();
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void badRequestsGetTheRightProblem(String path, int status, String code) {
    Answer answer = nobody.get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertProblem(answer, code);
  }

  @Test
  void wrongMethodsAndTypesAreNamed() {
    byte[] body = "source=1".getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
      Answer answer = ada.send("POST", SUBMISSIONS, body, Map.of("Content-Type", type));
      assertThat(answer.status()).isEqualTo(415);
      assertProblem(answer, "UNSUPPORTED_MEDIA_TYPE");
    }
    Answer answer = ada.send("DELETE", "/api/puzzles", null, Map.of());
    assertThat(answer.status()).isEqualTo(405);
    assertProblem(answer, "METHOD_NOT_ALLOWED");
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
    Client admin = nobody.logIn("admin", "opens everything");
    assertThat(admin.put("/api/players/none/roles", roles).status()).isEqualTo(404);
    assertThat(admin.put("/api/players/fay/roles", Map.of("roles", List.of("king"))).status())
        .isEqualTo(422);
    assertThat(admin.put("/api/players/fay/roles", roles).body().path("roles").toString())
        .isEqualTo("[\"player\",\"author\"]");
  }

  @Test
  void listsGoOnWhereTheyEnded() {
    List<String> slugs = new ArrayList<>();
    String path = "/api/puzzles?limit=5";
    while (path != null) {
      JsonNode page = nobody.get(path).body();
      slugs.addAll(page.path("items").findValuesAsText("slug"));
      path =
          page.path("next").isNull()
              ? null
              : "/api/puzzles?limit=5&after=" + page.path("next").asText();
    }
    // Those that ship and the two of the tests.
    assertThat(slugs).hasSize(20 + 2).doesNotHaveDuplicates();
    assertThat(nobody.get("/api/puzzles?difficulty=elementary").body().path("items")).hasSize(4);
    String first = ada.submit("fizz-buzz", "submissions", "x = 1");
    String second = ada.submit("fizz-buzz", "submissions", "x = 2");
    JsonNode newest = nobody.get("/api/submissions?player=ada&limit=1").body();
    assertThat(newest.path("items").findValuesAsText("id")).containsExactly(second);
    JsonNode next =
        nobody
            .get("/api/submissions?player=ada&limit=1&after=" + newest.path("next").asText())
            .body();
    assertThat(next.path("items").findValuesAsText("id")).containsExactly(first);
    assertThat(next.toString()).doesNotContain("x = 1");
  }

  static Stream<Arguments> searches() {
    return Stream.of(
        Arguments.of("?q=fizz", List.of("fizz-buzz")),
        Arguments.of("?q=FIB", List.of()),
        Arguments.of("?q=undo-not", List.of("undo-notebook")),
        Arguments.of("?q=%22tiny+spreadsheet%22", List.of("tiny-spreadsheet")),
        Arguments.of("?q=%22spreadsheet+tiny%22", List.of()),
        Arguments.of("?q=dynamic+prog&difficulty=scientific", List.of("terrace-tiles")),
        Arguments.of(
            "?tag=sandbox&q=-eighty&difficulty=scientific", List.of("sandbox-8-build-the-wall")),
        Arguments.of("?tag=shortest%20path&q=%20", List.of("penguin-slide")),
        Arguments.of("?q=%27%5C%3A*%26%7C%21()%3C-%3E", List.of()),
        Arguments.of("?q=fizz&solved=true", List.of()),
        Arguments.of("?q=fizz&solved=false", List.of("fizz-buzz")));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aSearchFindsWhatItsFiltersAllow(String query, List<String> slugs) {
    Answer answer = nobody.get("/api/puzzles" + query);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.body().path("items").findValuesAsText("slug"))
        .containsExactlyElementsOf(slugs);
  }

  @Test
  void aSearchKnowsWhatItsPlayerHasSolved() {
    Client zoe = Client.register(arbiter.address(), "zoe");
    zoe.judge("fizz-buzz", Sources.RIGHT);
    JsonNode solved = zoe.get("/api/puzzles?solved=true").body().path("items");
    assertThat(solved.findValuesAsText("slug")).containsExactly("fizz-buzz");
    assertThat(solved.get(0).path("solvedBy").asInt()).isPositive();
    assertThat(zoe.get("/api/puzzles?q=fizz&solved=false").body().path("items")).isEmpty();
  }

  @Test
  void puzzlesAreShownWithoutTheirHiddenTests() {
    JsonNode puzzle = nobody.get("/api/puzzles/undo-notebook").body();
    assertThat(puzzle.path("statementHtml").asText()).contains("<h1>");
    assertThat(puzzle.path("signature").asText()).startsWith("class Notebook");
    assertThat(puzzle.path("samples").size()).isBetween(2, 4);
    assertThat(puzzle.path("hints").asInt()).isEqualTo(3);
    assertThat(nobody.get("/api/puzzles/undo-notebook/hints/1").body().path("html").asText())
        .contains("<p>");
  }

  /** What anybody may do; everything else that the service describes needs a token. */
  private static final Set<String> WITHOUT_TOKEN =
      Set.of(
          "POST /api/players",
          "POST /api/tokens",
          "GET /api/players/{name}",
          "GET /api/puzzles",
          "GET /api/puzzles/{slug}",
          "GET /api/puzzles/{slug}/hints/{number}",
          "GET /api/puzzles/{slug}/leaderboard",
          "GET /api/stations",
          "GET /api/submissions",
          "GET /api/submissions/{id}",
          "GET /api/submissions/{id}/events",
          "GET /api/leaderboards/{period}",
          "GET /api/leaderboards/{period}/players/{name}");

  /** What players may not do. */
  private static final Pattern WITH_ROLE =
      Pattern.compile("/api/(author|admin)/.*|.*/(roles|hiding|rejudging)");

  private record Call(String name, String method, String path, String type) {
    private Answer by(Client client) {
      byte[] body = method.equals("GET") ? null : "{}".getBytes(StandardCharsets.UTF_8);
      return client.send(method, path, body, Map.of("Content-Type", type));
    }
  }

  /** Every call that the service describes, for things that mostly do not exist. */
  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    JsonNode paths = nobody.get("/q/openapi?format=json").body().path("paths");
    for (var path : paths.properties()) {
      String concrete =
          path.getKey()
              .replaceAll("\\{(id|other)}", new UUID(0, 0).toString())
              .replaceAll("\\{(version|number)}", "1")
              .replace("{period}", "all")
              .replaceAll("\\{(slug|name)}", "none");
      for (var operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        JsonNode types = operation.getValue().path("requestBody").path("content");
        String type = types.isEmpty() ? "application/json" : types.fieldNames().next();
        calls.add(new Call(method + " " + path.getKey(), method, concrete, type));
      }
    }
    return calls;
  }

  @Test
  void everyCallSaysWhoMayMakeItAndNoneFailsOnNothing() {
    List<Call> calls = calls();
    assertThat(calls).extracting(Call::name).containsAll(WITHOUT_TOKEN).hasSizeGreaterThan(45);
    Client val = Client.register(arbiter.address(), "val");
    for (Call call : calls) {
      Answer anonymous = call.by(nobody);
      Answer player = call.by(val);
      assertThat(anonymous.status())
          .as(call.name())
          .matches(s -> WITHOUT_TOKEN.contains(call.name()) ? s != 401 : s == 401);
      assertThat(player.status())
          .as(call.name())
          .matches(s -> WITH_ROLE.matcher(call.path()).matches() ? s == 403 : s != 401 && s != 403);
      for (Answer answer : List.of(anonymous, player)) {
        assertThat(answer.status()).as(call.name()).isBetween(200, 499);
        if (answer.status() >= 400) {
          assertProblem(answer, answer.code());
        }
      }
    }
  }

  @Test
  void theServiceDescribesItself() {
    JsonNode health = nobody.get("/q/health").body();
    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.path("checks").findValuesAsText("name"))
        .contains("broker", "sandbox", "loops");
    ada.judge("fizz-buzz", Sources.RIGHT);
    String metrics = new String(nobody.get("/q/metrics").raw().body(), StandardCharsets.UTF_8);
    assertThat(metrics)
        .contains(
            "arbiter_queue_depth",
            "arbiter_verdict_time_seconds",
            "arbiter_verdicts_total{verdict=\"ACCEPTED\"}",
            "arbiter_children_started_total",
            "arbiter_children_ended_total");
    String openApi = new String(nobody.get("/q/openapi").raw().body(), StandardCharsets.UTF_8);
    assertThat(openApi).contains("/api/puzzles/{slug}/submissions:", "Submit a solution");
    String id = nobody.get("/api/puzzles").raw().headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(id).hasSize(36);
  }
}
