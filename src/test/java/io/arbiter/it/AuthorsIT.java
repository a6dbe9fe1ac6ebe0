package io.arbiter.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.app.play.MultipartForm;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.bundle.PuzzleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path from a folder, a mission or a package to a published puzzle. */
@Order(3)
class AuthorsIT extends DeskCases {
  private static final Map<String, String> ZIP = Map.of("Content-Type", "application/zip");
  private static final Path MISSION = Path.of("src/test/missions/every-second");
  private static final String CHECKIO = "/api/author/imports/checkio";
  private static final String KATTIS = "/api/author/imports/kattis";

  @TempDir private static Path temporary;
  private static Client author;
  private static Client player;

  @BeforeAll
  static void register() {
    author = playerWithRole("author", "author");
    player = player("player-of-authors");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static SortedMap<String, byte[]> files(Path folder) {
    try {
      return new TreeMap<>(PuzzleFolder.files(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A puzzle with a generator, and with tests that only a worker can read. */
  private static SortedMap<String, String> largest() {
    SortedMap<String, String> texts = new TreeMap<>();
    files(Path.of("src/test/bundles/shipped"))
        .forEach((name, content) -> texts.put(name, new String(content, UTF_8)));
    return texts;
  }

  /** The content was there already. A task that outlasts the server's wait does not tell that. */
  private static JsonNode assertFound(Answer answer, int version) {
    assertThat(answer.raw().statusCode()).as(answer.toString()).isIn(200, 202);
    shows(answer.body(), "{version: %d}", version);
    return answer.body();
  }

  private static void publish(String slug, int version) throws IOException {
    countAsValidated(slug);
    body(author.post(version(slug, version) + "/publication", Map.of()), 200);
  }

  /** What the stream tells at the end of the search, also when it resumes after the verdict. */
  private JsonNode exampleOf(String wrong) {
    String path = "/api/submissions/" + wrong + "/events?counterexample=true";
    List<Event> events = player.follow(path, Map.of());
    if (events.getLast().name().equals("judged")) {
      // The search was faster than the request.
      return events.getLast().data().path("counterexample");
    }
    assertThat(events).extracting(Event::name).containsExactly("judged", "counterexample");
    shows(events.getFirst().data(), "{searching: true}");
    String judged = Long.toString(events.getFirst().id());
    JsonNode example = events.getLast().data().path("example");
    JsonNode submission = player.follow(path, Map.of("Last-Event-ID", judged)).getLast().data();
    assertThat(submission.path("counterexample")).isEqualTo(example);
    return example;
  }

  @Test
  void aFolderBecomesAPuzzleThatPlayersSolve() throws Exception {
    Map<String, ?> first = Map.of("files", largest());
    shows(put(author, "largest", first), "{version: 1, state: 'DRAFT'}");
    assertFound(author.putAndWait(puzzle("largest"), first), 1);
    refused(author.post(version("largest", 1) + "/publication", Map.of()), "CONFLICT");
    refused(player.get("/api/puzzles/largest"), "NOT_FOUND");
    publish("largest", 1);

    accepted(player, "largest", largest().get("solutions/right.py"));
    Map<String, String> other = Map.of("source", "let x;", "language", "javascript");
    refused(player.post("/api/puzzles/largest/submissions", other), "INVALID");
    refused(player.post("/api/puzzles/largest/runs", other), "INVALID");
    JsonNode wrong =
        player.judge("largest", "def largest(numbers):\n    return max(numbers, key=abs)");
    shows(wrong, "{verdict: 'WRONG_ANSWER'}");
    String id = wrong.path("id").asText();
    JsonNode example = exampleOf(id);
    assertThat(player.submission(id).path("counterexample")).isEqualTo(example);
    assertThat(example.path("expected")).isNotEqualTo(example.path("actual"));
    assertThat(example.path("input").get(0).size()).as(example.toString()).isLessThanOrEqualTo(2);
    refused(ada().get("/api/submissions/" + id), "NOT_FOUND");

    Map<String, String> second = largest();
    second.put("statement.md", "The second version.\n");
    shows(put(author, "largest", Map.of("files", second)), "{version: 2}");
    publish("largest", 2);
    shows(player.get("/api/puzzles/largest").body(), "{version: 2}");
    shows(author.get(version("largest", 1)).body(), "{state: 'RETIRED'}");
    body(author.post(puzzle("largest") + "/rollback", Map.of("version", 1)), 200);
    shows(player.get("/api/puzzles/largest").body(), "{version: 1}");
    body(author.delete(version("largest", 1) + "/publication", Map.of()), 200);
    refused(player.get("/api/puzzles/largest"), "NOT_FOUND");
  }

  @Test
  void aShippedPuzzleThatOnlyAWorkerCanReadIsThereToo() {
    await("its preparation", () -> player.get("/api/puzzles/shipped").status() == 200);
    accepted(player, "shipped", largest().get("solutions/right.py"));
  }

  @Test
  void theAuthorsCodeGivesPointsAndTheBestSolutionCounts() throws Exception {
    Map<String, String> files = largest();
    files.put(
        "puzzle.yaml",
        """
        title: Short and Large
        difficulty: elementary
        function: largest
        scoring: points
        points: 60
        """);
    files.put(
        "inspector.py",
        """
        import ast
        def inspect(source):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.While):
                    return False, 'line %d: no loops' % node.lineno
            return True, 'short enough', 82.5 - len(source)
        """);
    put(author, "golf", Map.of("files", files));
    publish("golf", 1);
    Client golfer = player("golfer");
    shows(golfer.get("/api/puzzles/golf").body(), "{scoring: 'points'}");
    String loop = "def largest(n):\n    while 1: pass\n";
    String refusal = "{verdict: 'WRONG_ANSWER', message: 'line 2: no loops', cases: {passed: 0}}";
    shows(golfer.judge("golf", loop), refusal);
    shows(golfer.run("golf", loop), refusal);
    shows(accepted(golfer, "golf", "largest=max\n"), "{points: 60}");
    String longer = "def largest(n):\n    return sorted(n)[-1]\n";
    shows(accepted(golfer, "golf", longer), "{points: %d}", 82 - longer.length());
    shows(golfer.get("/api/me").body(), "{points: 60, solved: 1}");
    shows(golfer.get("/api/puzzles/golf").body(), "{best: {points: 60}}");
    shows(
        golfer.items("/api/puzzles/golf/leaderboard?by=points"), "[{player: 'golfer', value: 60}]");
  }

  @Test
  void aBundleComesBackByteForByteAndIsTheSameAgain() {
    SortedMap<String, byte[]> files = files(Path.of("src/test/bundles/shipped"));
    files.put("hints/1.md", bytes("Look at each — once.\r\n"));
    files.put("statement.md", bytes("![](media/b.png)"));
    files.put("media/b.png", Pictures.png(1 << 20));
    byte[] zip = BundleArchive.write(files);
    JsonNode draft = body(author.sendAndWait("PUT", puzzle("round-trip"), zip, ZIP), 201);
    Answer back =
        author.send("GET", version("round-trip", 1), null, Map.of("Accept", "application/zip"));
    assertThat(back.raw().body()).isEqualTo(zip);
    JsonNode again =
        assertFound(author.sendAndWait("PUT", puzzle("round-trip"), back.raw().body(), ZIP), 1);
    assertThat(again.path("hash")).isEqualTo(draft.path("hash"));
  }

  private static Answer upload(MultipartForm form) {
    return author.sendAndWait("POST", CHECKIO, form.bytes(), form.headers());
  }

  private static MultipartForm form(String slug, byte[] zip) {
    MultipartForm form = new MultipartForm().field("slug", slug);
    return zip == null ? form : form.file("mission", "m.zip", "application/zip", zip);
  }

  private static byte[] mission() {
    return BundleArchive.write(files(MISSION.resolve("mission")));
  }

  @Test
  void aMissionWithPicturesAndTranslationsBecomesAPuzzle() throws Exception {
    SortedMap<String, byte[]> files = files(MISSION.resolve("mission"));
    files.put(
        "info/task_description.html",
        bytes(
            "<h2>Every second</h2><p><img src='{{MEDIA}}Plan.svg' alt='the plan'>"
                + "<img src='{{MEDIA}}huge.png'> Take it.</p>"));
    files.put(
        "translations/ru/info/task_description.html",
        bytes("<h2>Каждый второй</h2><p>Возьми.</p>"));
    byte[] svg = Pictures.svg("<script>alert(1)</script>");
    files.put("info/media/Plan.svg", svg);
    byte[] huge = new byte[7_000_000];
    new Random(1).nextBytes(huge);
    files.put("info/media/huge.png", huge);
    String right = Files.readString(MISSION.resolve("right.py"));
    MultipartForm form =
        form("drawn", BundleArchive.write(files))
            .file("solution", "right.py", "text/x-python", bytes(right))
            .field("solution", right + "#".repeat(60_000));
    JsonNode draft = body(upload(form), 201);
    assertThat(draft.path("notes").findValuesAsText("message"))
        .contains("is left out: 6836 KiB, a picture may have 1024 KiB");
    assertThat(draft.has("needs")).isFalse();
    String picture = "/api/puzzles/drawn/media/Plan.svg";
    refused(player.get(picture + "?version=1"), "NOT_FOUND");
    body(author.get(picture + "?version=1"), 200);
    refused(author.get(picture), "NOT_FOUND");
    publish("drawn", 1);

    accepted(player, "drawn", right);
    String wrong = Files.readString(MISSION.resolve("wrong.py"));
    shows(player.judge("drawn", wrong), "{verdict: 'WRONG_ANSWER'}");
    JsonNode puzzle = player.get("/api/puzzles/drawn").body();
    shows(puzzle, "{language: 'en', languages: ['en', 'ru']}");
    assertThat(puzzle.path("statementHtml").asText())
        .contains("<img src=\"" + picture + "?version=1\" alt=\"the plan\"")
        .doesNotContain("huge");
    JsonNode russian = player.get("/api/puzzles/drawn?lang=ru-RU").body();
    shows(russian, "{language: 'ru', title: 'Каждый второй'}");
    assertThat(russian.path("statementHtml").asText()).contains("<p>Возьми.</p>");
    assertThat(player.get("/api/puzzles/drawn?lang=de").body()).isEqualTo(puzzle);
    thePictureIsHarmless(picture, svg);
  }

  private static void thePictureIsHarmless(String picture, byte[] content) {
    Answer shown = player.get(picture + "?version=1");
    assertThat(shown.raw().body()).isEqualTo(content);
    Map<String, String> headers =
        Map.of(
            "Content-Type", "image/svg+xml",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "public, max-age=31536000, immutable");
    headers.forEach(
        (name, value) -> assertThat(header(shown, name)).as(name).containsExactly(value));
    Answer newest = player.get(picture);
    assertThat(header(newest, "Cache-Control")).containsExactly("no-cache");
    Answer unchanged =
        player.send(
            "GET", picture, null, Map.of("If-None-Match", header(newest, "ETag").getFirst()));
    body(unchanged, 304);
    assertThat(header(unchanged, "Content-Security-Policy")).hasSize(1);
  }

  @Test
  void aMissionWithoutASolutionIsADraftWhoseValidationAsksForOne() {
    JsonNode draft =
        body(author.sendAndWait("POST", CHECKIO + "?slug=unsolved", mission(), ZIP), 201);
    shows(draft, "{state: 'DRAFT'}");
    assertThat(draft.at("/needs/0").asText()).contains("a solution");
    String version = version("unsolved", 1);
    JsonNode rejected = body(author.postAndWait(version + "/validation", Map.of()), 200);
    shows(rejected, "{state: 'REJECTED'}");
    assertThat(rejected.path("report").path("findings").findValuesAsText("message"))
        .contains("a solution that expects ACCEPTED is missing: add one and validate again");
    refused(author.post(version + "/publication", Map.of()), "CONFLICT");
  }

  @Test
  void anImportThatFailsSaysWhat() {
    byte[] empty = BundleArchive.write(Map.of("README.md", bytes("x")));
    MultipartForm form = form("empty-mission", empty);
    JsonNode task = body(author.send("POST", CHECKIO, form.bytes(), form.headers()), 202);
    shows(task, "{kind: 'IMPORT'}");
    List<Event> events =
        author.follow("/api/author/tasks/" + task.path("id").asText() + "/events", Map.of());
    shows(events.getLast().data(), "{state: 'FAILED'}");
    assertThat(events.getLast().data().at("/faults/0/message").asText()).isNotEmpty();
    refused(upload(form("fizz-buzz", mission())), "FORBIDDEN");
    refused(
        author.send("POST", "/api/author/imports/paper?slug=paper", mission(), ZIP), "NOT_FOUND");
  }

  private static MultipartForm field(String name, String value) {
    return form("bad-form", mission()).field(name, value);
  }

  private static MultipartForm solution(String name, byte[] source) {
    return form("bad-form", mission()).file("solution", name, "text/x-python", source);
  }

  @Test
  void aBadFormIsRefusedWithTheNameOfItsPart() {
    MultipartForm noSlug = new MultipartForm().file("mission", "m", "a/b", mission());
    refused(upload(form("bad-form", null)), "MALFORMED", "mission: is missing");
    refused(upload(noSlug), "MALFORMED", "slug: is missing");
    refused(upload(field("colour", "red")), "MALFORMED", "colour: unknown part");
    refused(upload(field("title", "a").field("title", "b")), "MALFORMED", "title: occurs 2 times");
    refused(upload(field("title", "t".repeat(1_001))), "TOO_LARGE", "title: has more than 1000");
    refused(upload(solution("a.py", new byte[] {-1})), "INVALID", "solution: a is not UTF-8");
    refused(upload(solution("a.py", bytes(" \n"))), "INVALID", "solution: a is empty");
    refused(
        upload(solution("a.py", new byte[66_000])),
        "TOO_LARGE",
        "solution: a is larger than 64 KiB");
    refused(
        upload(
            solution("x/a.py", bytes("x = 1")).file("solution", "a.py", "text/plain", bytes("y"))),
        "INVALID",
        "solution: two files are named a");
    refused(upload(form("bad-form", new byte[36 << 20])), "TOO_LARGE", "at most");
    refused(upload(form("bad-form", bytes("no zip"))), "INVALID", "fault");

    Map<String, String> headers = Map.of("Content-Type", "multipart/form-data; boundary=x");
    for (String body : List.of("", "--x\r\n", "{\"slug\": \"bad-form\"}")) {
      refused(
          author.sendAndWait("POST", CHECKIO, bytes(body), headers),
          "MALFORMED",
          "the form ends before its last boundary");
    }
    refused(
        author.sendAndWait("POST", CHECKIO + "?slug=bad-form&solution=x", mission(), ZIP),
        "MALFORMED");
    Map<String, String> noBoundary = Map.of("Content-Type", "multipart/form-data");
    refused(author.sendAndWait("POST", CHECKIO, mission(), noBoundary), "MALFORMED");
    refused(author.get(version("bad-form", 1)), "NOT_FOUND");
  }

  @Test
  void aKattisPackageBecomesAPuzzleAndComesBack() throws Exception {
    byte[] zip = BundleArchive.write(files(Path.of("src/test/kattis/sharing")));
    JsonNode draft = body(author.sendAndWait("POST", KATTIS + "?slug=sharing", zip, ZIP), 201);
    assertThat(draft.path("notes").findValuesAsText("file")).doesNotContain("input_validators");
    assertThat(
            author
                .get(version("sharing", 1) + "/files")
                .body()
                .path("files")
                .has("input_validators/any.py"))
        .isTrue();
    publish("sharing", 1);
    shows(player.get("/api/puzzles/sharing").body(), "{kind: 'program', function: ''}");
    JsonNode wrong = player.judge("sharing", "print(1)");
    shows(wrong, "{verdict: 'WRONG_ANSWER', failure: {actual: '1\\n'}}");
    assertThat(wrong.path("message").asText()).endsWith("the piles have different weights");
    refused(
        player.post("/api/puzzles/sharing/runs", json("{source: 'print(1)', inputs: [[1]]}")),
        "INVALID",
        "must be one text, which is the stdin");

    String export = version("sharing", 1) + "/export/kattis";
    Answer exported = author.get(export);
    body(exported, 200);
    assertThat(header(exported, "Content-Disposition"))
        .containsExactly("attachment; filename=\"sharing.zip\"");
    assertThat(BundleArchive.read(exported.raw().body()))
        .containsKeys(
            "sharing/problem.yaml", "sharing/data/sample/001.in", "sharing/data/secret/001.in");
    refused(ada().get(export), "FORBIDDEN");
    refused(author.get(version("nothing", 1) + "/export/kattis"), "NOT_FOUND");
    put(author, "no-program", Map.of("files", largest()));
    refused(
        author.get(version("no-program", 1) + "/export/kattis"),
        "CONFLICT",
        "no-program cannot be exported: solutions define the function largest");
  }

  private static Command author(String... words) throws Exception {
    return author(Path.of(""), words);
  }

  private static Command author(Path folder, String... words) throws Exception {
    return Command.run(
        folder,
        Map.of("ARBITER_URL", arbiter.address(), "ARBITER_NAME", "author"),
        Stream.concat(Stream.of("author"), Stream.of(words)).toArray(String[]::new));
  }

  @Test
  void theCommandImportsAMission() throws Exception {
    Path wrong = temporary.resolve("wrong.py");
    Files.writeString(
        wrong, "# expect: WRONG_ANSWER\n" + Files.readString(MISSION.resolve("wrong.py")));
    Path zip = temporary.resolve("checkio-task-zipped-master.zip");
    Files.write(zip, mission());
    Command solved =
        author(
            "import",
            zip.toString(),
            "--solution",
            MISSION.resolve("right.py").toString(),
            "--solution",
            wrong.toString(),
            "--title",
            "Halves & more",
            "--tags",
            "lists, halves",
            "--publish");
    assertThat(solved.status()).as(solved.output()).isZero();
    assertThat(solved.output())
        .contains("stored: zipped is version 1, DRAFT", "solutions/right.py", "solutions/wrong.py")
        .contains("version 1 is PUBLISHED")
        .doesNotContain("the validation needs");
    Command refused = author("import", zip.toString(), "--slug", "No-Slug");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("400 slug:");
  }

  @Test
  void theCommandBringsAFolderToItsPlayers() throws Exception {
    Path bundle = Files.createDirectories(temporary.resolve("pushed/solutions")).getParent();
    for (var file : Sources.bundle().entrySet()) {
      Files.writeString(bundle.resolve(file.getKey()), file.getValue());
    }
    Command published = author("publish", bundle.toString());
    assertThat(published.output()).contains("stored: pushed is version 1", "is PUBLISHED");
    assertThat(published.status()).isZero();
    body(player.get("/api/puzzles/pushed"), 200);

    Files.writeString(bundle.resolve("statement.md"), "![](media/none.png)\n");
    Command refused = author("push", bundle.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("statement.md:1");
    Command stranger =
        Command.run(
            Path.of(""),
            Map.of("ARBITER_URL", arbiter.address(), "ARBITER_NAME", "ada"),
            "author",
            "push",
            bundle.toString());
    assertThat(stranger.status()).as(stranger.output()).isEqualTo(2);
    assertThat(stranger.output()).startsWith("arbiter: 403");
  }

  @Test
  void theCommandGoesTheWholeWay() throws Exception {
    String slug = newSlug();
    Command made = author(temporary, "new", slug, "--kind", "visual");
    assertThat(made.output()).contains("made the folder " + slug + " with 9 files");
    Path bundle = temporary.resolve(slug);
    assertThat(author(temporary, "publish", slug).output()).contains("version 1 is PUBLISHED");
    accepted(player, slug, Files.readString(bundle.resolve("solutions/right.py")));
    Command rejudged = author("rejudge", slug);
    assertThat(rejudged.status()).as(rejudged.output()).isZero();
    assertThat(rejudged.output()).contains("1 ACCEPTED -> ACCEPTED", "0 submissions would change");

    assertThat(author("retire", slug).output()).contains("version 1 is RETIRED");
    refused(player.get("/api/puzzles/" + slug), "NOT_FOUND");
    assertThat(author("rollback", slug, "1").output()).contains("version 1 is PUBLISHED");
    Path pulled = Files.createDirectories(temporary.resolve("pulled"));
    assertThat(author(pulled, "pull", slug).status()).isZero();
    assertThat(BundleArchive.write(files(pulled.resolve(slug))))
        .isEqualTo(BundleArchive.write(files(bundle)));
  }
}
