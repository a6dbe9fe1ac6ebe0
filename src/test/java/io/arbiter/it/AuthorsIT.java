package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.MultipartForm;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.server.puzzle.ShippedPuzzles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the path from a folder to a published puzzle, over HTTP, on a complete instance. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the instance of AuthorsIT")
class AuthorsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Map<String, String> ZIP = Map.of("Content-Type", "application/zip");
  @TempDir private static Path folder;
  private static Instance arbiter;
  private static Client author;
  private static Client other;
  private static Client player;

  @BeforeAll
  static void start() throws Exception {
    arbiter = SharedInstance.get();
    Client admin = Client.anonymous(arbiter.address()).logIn("admin", Client.PASSWORD);
    player = Client.register(arbiter.address(), "player");
    author = withRole(admin, "author");
    other = withRole(admin, "other");
  }

  private static Path write(Path bundle, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = bundle.resolve(file.getKey());
      Files.createDirectories(path.resolve(".."));
      Files.writeString(path, file.getValue());
    }
    return bundle;
  }

  private static Client withRole(Client admin, String name) {
    Client.register(arbiter.address(), name);
    admin.put("/api/players/" + name + "/roles", Map.of("roles", List.of("player", "author")));
    return Client.anonymous(arbiter.address()).logIn(name, Client.PASSWORD);
  }

  @AfterAll
  static void stop() {
    arbiter.close();
  }

  private static SortedMap<String, String> largest() {
    SortedMap<String, String> files = new TreeMap<>();
    try {
      ShippedPuzzles.files(Path.of("src/test/bundles/shipped"))
          .forEach((name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Answer put(Client client, String slug, Map<String, String> files) {
    return client.putAndWait("/api/author/puzzles/" + slug, Map.of("files", files));
  }

  private static String version(String slug, int number) {
    return "/api/author/puzzles/" + slug + "/versions/" + number;
  }

  private static JsonNode validate(String slug, int number) {
    assertThat(author.post(version(slug, number) + "/validation", Map.of()).status())
        .isEqualTo(202);
    Awaitility.await("validation of " + slug)
        .atMost(PATIENCE)
        .until(() -> !state(slug, number).equals("VALIDATING"));
    return author.get(version(slug, number)).body();
  }

  private static String state(String slug, int number) {
    return author.get(version(slug, number)).body().path("state").asText();
  }

  private static void publish(String slug, int number) {
    JsonNode validated = validate(slug, number);
    assertThat(validated.path("state").asText()).as(validated.toString()).isEqualTo("VALIDATED");
    assertThat(author.post(version(slug, number) + "/publication", Map.of()).status())
        .isEqualTo(200);
  }

  @Test
  void aFolderBecomesAPuzzleThatPlayersSolve() {
    Answer draft = put(author, "largest", largest());
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    assertThat(draft.body().path("state").asText()).isEqualTo("DRAFT");
    assertThat(put(author, "largest", largest()).status()).isEqualTo(200);
    assertThat(author.post(version("largest", 1) + "/publication", Map.of()).status())
        .isEqualTo(409);
    assertThat(player.get("/api/puzzles/largest").status()).isEqualTo(404);

    JsonNode validated = validate("largest", 1);
    JsonNode report = validated.path("report");
    assertThat(validated.path("state").asText()).as(report.toString()).isEqualTo("VALIDATED");
    assertThat(report.path("solutions").findValuesAsText("file"))
        .containsExactly(
            "solutions/last.py", "solutions/loop.py", "solutions/right.py", "starter.py");
    assertThat(report.path("solutions").get(0).path("runs")).hasSize(5);
    assertThat(report.path("suggestedLimits").path("steps").asLong()).isPositive();
    assertThat(report.path("strength").path("mutants").asInt()).isPositive();
    assertThat(author.post(version("largest", 1) + "/publication", Map.of()).status())
        .isEqualTo(200);

    assertThat(
            player.judge("largest", largest().get("solutions/right.py")).path("verdict").asText())
        .isEqualTo("ACCEPTED");
    String wrong =
        player.submit(
            "largest", "submissions", "def largest(numbers):\n    return max(numbers, key=abs)");
    assertThat(player.awaitVerdict(wrong).path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    Awaitility.await("a counter-example")
        .atMost(PATIENCE)
        .until(() -> player.submission(wrong).has("counterexample"));
    JsonNode example = player.submission(wrong).path("counterexample");
    assertThat(example.path("expected")).isNotEqualTo(example.path("actual"));
    assertThat(example.path("input").get(0).size()).as(example.toString()).isLessThanOrEqualTo(2);
    assertThat(other.submission(wrong).has("counterexample")).isFalse();
  }

  /** At most 60 points for a short source; long sources and loops are refused. */
  private static SortedMap<String, String> golf() {
    SortedMap<String, String> files = largest();
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
    return files;
  }

  @Test
  @EveryThirdDay
  void theAuthorsCodeGivesPointsAndTheBestSolutionCounts() {
    assertThat(put(author, "golf", golf()).status()).isEqualTo(201);
    publish("golf", 1);
    Client golfer = Client.register(arbiter.address(), "golfer");
    assertThat(golfer.get("/api/puzzles/golf").body().path("scoring").asText()).isEqualTo("points");
    JsonNode refused = golfer.judge("golf", "def largest(n):\n    while 1: pass\n");
    assertThat(refused.path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    assertThat(refused.path("message").asText()).isEqualTo("line 2: no loops");
    assertThat(refused.path("cases").path("passed").asInt()).isZero();
    assertThat(refused.path("failure").isMissingNode() || refused.path("failure").isNull())
        .isTrue();
    String run = golfer.submit("golf", "runs", "def largest(n):\n    while 1: pass\n");
    assertThat(golfer.awaitVerdict(run).path("message").asText()).isEqualTo("line 2: no loops");
    assertThat(golfer.judge("golf", "def largest(n:").path("verdict").asText())
        .isEqualTo("SYNTAX_ERROR");

    String longer = "def largest(n):\n    return sorted(n)[-1]\n";
    assertEarned(golfer, longer, 82 - longer.length());
    assertPoints(golfer, 82 - longer.length());
    assertEarned(golfer, "largest=max\n", 60);
    assertPoints(golfer, 60);
    assertEarned(golfer, longer + "# and longer\n", 82 - longer.length() - 13);
    assertPoints(golfer, 60);
    JsonNode best = golfer.get("/api/puzzles/golf").body().path("best");
    assertThat(best.path("points").asInt()).isEqualTo(60);
    JsonNode board = golfer.items("/api/puzzles/golf/leaderboard?by=points");
    assertThat(board).hasSize(1);
    assertThat(board.get(0).path("player").asText()).isEqualTo("golfer");
    assertThat(board.get(0).path("value").asInt()).isEqualTo(60);
  }

  private static void assertEarned(Client golfer, String source, int points) {
    JsonNode judged = golfer.judge("golf", source);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
    assertThat(judged.path("points").asInt()).isEqualTo(points);
  }

  private static void assertPoints(Client golfer, int points) {
    JsonNode me = golfer.get("/api/me").body();
    assertThat(me.path("points").asInt()).isEqualTo(points);
    assertThat(me.path("solved").asInt()).isEqualTo(1);
  }

  @Test
  void everyFaultIsReportedWithFileAndLineInOneAnswer() {
    SortedMap<String, String> files = largest();
    files.put("puzzle.yaml", "title: Largest\ndifficulty: hard\nfunction: largest\ncolour: red\n");
    files.put(
        "tests.py", "TESTS = {\n    'Basics': [\n        {'input': open('x'), 'answer': 3}],\n}\n");
    files.put("solutions/broken.py", "# expect: ACCEPTED\ndef largest(numbers:\n    return 1\n");
    files.put("generator.py", "def generator(random):\n    yield [[1]]\n");
    files.put("notes.txt", "what is this");
    Answer answer = put(author, "faulty", files);
    assertThat(answer.status()).isEqualTo(422);
    List<String> faults =
        StreamSupport.stream(answer.body().path("violations").spliterator(), false)
            .map(v -> v.path("file").asText() + ":" + v.path("line").asInt())
            .toList();
    assertThat(faults)
        .as(answer.body().toString())
        .contains(
            "puzzle.yaml:2",
            "puzzle.yaml:4",
            "tests.py:3",
            "solutions/broken.py:2",
            "generator.py:0",
            "notes.txt:0");
    assertThat(author.get(version("faulty", 1)).status()).isEqualTo(404);
  }

  @Test
  void aBundleComesBackByteForByteAndIsTheSameAgain() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    largest().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    files.put("hints/1.md", "Look at each — once.\r\n".getBytes(StandardCharsets.UTF_8));
    byte[] zip = BundleArchive.write(files);
    Answer draft = author.sendAndWait("PUT", "/api/author/puzzles/round-trip", zip, ZIP);
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    Answer back =
        author.send("GET", version("round-trip", 1), null, Map.of("Accept", "application/zip"));
    assertThat(back.raw().body()).isEqualTo(zip);
    Answer again =
        author.sendAndWait("PUT", "/api/author/puzzles/round-trip", back.raw().body(), ZIP);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("hash")).isEqualTo(draft.body().path("hash"));
    Map<String, String> texts = new HashMap<>(largest());
    texts.put("hints/1.md", "Look at each — once.\r\n");
    assertThat(put(author, "round-trip", texts).body().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void aShippedPuzzleThatOnlyAWorkerCanReadIsThereToo() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> player.get("/api/puzzles/shipped").status() == 200);
    JsonNode judged = player.judge("shipped", largest().get("solutions/right.py"));
    assertThat(judged.path("verdict").asText()).isEqualTo("ACCEPTED");
    String wrong = player.submit("shipped", "submissions", largest().get("solutions/last.py"));
    assertThat(player.awaitVerdict(wrong).path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    Awaitility.await("a counter-example")
        .atMost(PATIENCE)
        .until(() -> player.submission(wrong).path("counterexample").isObject());
  }

  @Test
  void aMissionBecomesAPuzzleThatPlayersSolve() throws Exception {
    Path mission = Path.of("src/test/missions/every-second");
    byte[] zip = BundleArchive.write(ShippedPuzzles.files(mission.resolve("mission")));
    String right = Files.readString(mission.resolve("right.py"));
    Answer draft =
        upload(
            new MultipartForm()
                .field("slug", "imported")
                .file("solution", "right.py", "text/x-python", bytes(right))
                .file("mission", "mission.zip", "application/zip", zip));
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    assertThat(draft.body().path("notes").isArray()).isTrue();
    assertThat(draft.body().has("needs")).isFalse();
    publish("imported", 1);
    assertThat(player.judge("imported", right).path("verdict").asText()).isEqualTo("ACCEPTED");
    String wrong = Files.readString(mission.resolve("wrong.py"));
    assertThat(player.judge("imported", wrong).path("verdict").asText()).isEqualTo("WRONG_ANSWER");

    Answer refused =
        author.sendAndWait("POST", "/api/author/imports/checkio?slug=nothing", new byte[] {1}, ZIP);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
  }

  @Test
  @EveryThirdDay
  void aKattisPackageBecomesAPuzzleAndComesBack() throws Exception {
    byte[] zip = BundleArchive.write(ShippedPuzzles.files(Path.of("src/test/kattis/sharing")));
    Answer draft = author.sendAndWait("POST", "/api/author/imports/kattis?slug=sharing", zip, ZIP);
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    assertThat(draft.body().path("notes").findValuesAsText("file"))
        .containsExactly("input_validators");
    publish("sharing", 1);
    JsonNode puzzle = player.get("/api/puzzles/sharing").body();
    assertThat(puzzle.path("kind").asText()).isEqualTo("program");
    assertThat(puzzle.path("function").asText()).isEmpty();
    assertThat(puzzle.path("samples").get(0).path("input").get(0).asText()).isEqualTo("1 2 3\n");
    JsonNode wrong = player.judge("sharing", "print(1)");
    assertThat(wrong.path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    assertThat(wrong.path("message").asText()).endsWith("the piles have different weights");
    assertThat(wrong.path("failure").path("actual").asText()).isEqualTo("1\n");

    Answer numbers =
        player.send(
            "POST",
            "/api/puzzles/sharing/runs",
            bytes("{\"source\": \"print(1)\", \"inputs\": [[1]]}"),
            Map.of("Content-Type", "application/json"));
    assertThat(numbers.status()).isEqualTo(422);
    assertThat(numbers.body().toString()).contains("must be a list of one text");

    Answer exported = author.send("GET", version("sharing", 1) + "/export/kattis", null, Map.of());
    assertThat(exported.status()).isEqualTo(200);
    assertThat(header(exported, "Content-Disposition"))
        .containsExactly("attachment; filename=\"sharing.zip\"");
    byte[] back = exported.raw().body();
    MultipartForm form =
        new MultipartForm()
            .field("slug", "sharing-2")
            .file("package", "sharing.zip", "application/zip", back);
    Answer sent =
        author.sendAndWait("POST", "/api/author/imports/kattis", form.bytes(), form.headers());
    assertThat(sent.status()).as(sent.toString()).isEqualTo(201);

    put(author, "no-program", largest());
    Answer refused =
        author.send("GET", version("no-program", 1) + "/export/kattis", null, Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("detail").asText())
        .contains("no-program cannot be exported: solutions define the function largest");
    assertThat(
            author.send("GET", version("nothing", 1) + "/export/kattis", null, Map.of()).status())
        .isEqualTo(404);
    assertThat(other.send("GET", version("sharing", 1) + "/export/kattis", null, Map.of()).status())
        .isEqualTo(403);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Answer upload(MultipartForm form) {
    return author.sendAndWait("POST", "/api/author/imports/checkio", form.bytes(), form.headers());
  }

  private static SortedMap<String, byte[]> mission() throws IOException {
    return new TreeMap<>(ShippedPuzzles.files(Path.of("src/test/missions/every-second/mission")));
  }

  /** The same mission, with pictures, translations and 20 MB of files that nobody needs. */
  private static SortedMap<String, byte[]> drawnMission() throws IOException {
    Random random = new Random(1);
    SortedMap<String, byte[]> files = mission();
    String description =
        "<h2>Every second</h2><p><img src='{{MEDIA}}Plan.svg' alt='the plan'>"
            + "<img src='{{MEDIA}}huge.png'> Take it.</p>";
    files.put("info/task_description.html", bytes(description));
    files.put(
        "translations/ru/info/task_description.html",
        bytes("<h2>Каждый второй</h2><p>Возьми.</p>"));
    files.put(
        "info/media/Plan.svg",
        Pictures.svg(
            "<rect width='20' height='10' fill='red'/>"
                + "<script>document.documentElement.setAttribute('ran', 'yes')</script>"));
    for (String name : List.of("info/media/huge.png", "info/vectors/a.ai", "info/vectors/b.ai")) {
      byte[] drawing = new byte[7_000_000];
      random.nextBytes(drawing);
      files.put(name, drawing);
    }
    return files;
  }

  @Test
  @EveryThirdDay
  void aRepositoryWithLargeDrawingsBecomesAPuzzleWithItsPictureAndLanguages() throws Exception {
    String right = Files.readString(Path.of("src/test/missions/every-second/right.py"));
    byte[] zip = BundleArchive.write(drawnMission());
    assertThat(zip.length).isGreaterThan(20_000_000);
    Answer draft =
        upload(
            new MultipartForm()
                .field("slug", "drawn")
                .field("solution", right + "#".repeat(60_000))
                .file("mission", "mission.zip", "application/zip", zip));
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    assertThat(draft.body().path("notes").findValuesAsText("file"))
        .contains("info/media/huge.png", "info/vectors");
    assertThat(draft.body().path("notes").findValuesAsText("message"))
        .contains("is left out: 6836 KiB, a picture may have 1024 KiB");
    String picture = "/api/puzzles/drawn/media/Plan.svg";
    assertThat(player.get(picture + "?version=1").status()).isEqualTo(404);
    assertThat(author.get(picture + "?version=1").status()).isEqualTo(200);
    assertThat(author.get(picture).status()).isEqualTo(404);
    publish("drawn", 1);
    JsonNode puzzle = player.get("/api/puzzles/drawn").body();
    assertThat(puzzle.path("statementHtml").asText())
        .contains("<img src=\"" + picture + "?version=1\" alt=\"the plan\"")
        .doesNotContain("huge");
    assertThat(puzzle.path("language").asText()).isEqualTo("en");
    assertThat(puzzle.path("languages")).hasSize(2);
    JsonNode russian = player.get("/api/puzzles/drawn?lang=ru-RU").body();
    assertThat(russian.path("language").asText()).isEqualTo("ru");
    assertThat(russian.path("title").asText()).isEqualTo("Каждый второй");
    assertThat(russian.path("statementHtml").asText()).contains("<p>Возьми.</p>");
    assertThat(player.get("/api/puzzles/drawn?lang=de").body()).isEqualTo(puzzle);
    assertThatPictureIsHarmless(picture);
  }

  private static void assertThatPictureIsHarmless(String picture) throws Exception {
    Answer shown = player.get(picture + "?version=1");
    assertThat(shown.raw().body()).isEqualTo(drawnMission().get("info/media/Plan.svg"));
    assertThat(header(shown, "Content-Type")).containsExactly("image/svg+xml");
    assertThat(header(shown, "X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(header(shown, "Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'; style-src 'unsafe-inline'");
    assertThat(header(shown, "Cross-Origin-Resource-Policy")).containsExactly("same-origin");
    assertThat(header(shown, "Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    Answer newest = player.get(picture);
    assertThat(header(newest, "Cache-Control")).containsExactly("no-cache");
    String tag = header(newest, "ETag").getFirst();
    Answer unchanged = player.send("GET", picture, null, Map.of("If-None-Match", tag));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(header(unchanged, "Content-Security-Policy")).hasSize(1);
    Path browser = Chromium.executable();
    assertThat(opened(browser, picture)).contains("<rect").doesNotContain("ran=\"yes\"");
    assertThat(opened(browser, "/#/puzzles/drawn")).contains(picture);
  }

  private static List<String> header(Answer answer, String name) {
    return answer.raw().headers().allValues(name);
  }

  /** The document that a browser shows after it has loaded an address and run its scripts. */
  private static String opened(Path browser, String path) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            browser.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--user-data-dir=" + folder.resolve("browser"),
            "--virtual-time-budget=10000",
            "--dump-dom",
            arbiter.address() + path);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String document = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return document;
  }

  @Test
  void aMissionWithoutASolutionIsADraftWhoseValidationAsksForOne() throws Exception {
    byte[] zip = BundleArchive.write(mission());
    Answer draft =
        author.sendAndWait("POST", "/api/author/imports/checkio?slug=unsolved", zip, ZIP);
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    assertThat(draft.body().path("state").asText()).isEqualTo("DRAFT");
    assertThat(draft.body().path("needs").get(0).asText()).contains("a solution");
    JsonNode validated = validate("unsolved", 1);
    assertThat(validated.path("state").asText()).isEqualTo("REJECTED");
    assertThat(validated.path("report").path("findings").findValuesAsText("message"))
        .contains("a solution that expects ACCEPTED is missing: add one and validate again");
    assertThat(author.post(version("unsolved", 1) + "/publication", Map.of()).status())
        .isEqualTo(409);
  }

  static Stream<Arguments> badForms() throws Exception {
    byte[] zip = BundleArchive.write(mission());
    return Stream.of(
        Arguments.of(400, "mission: is missing", form(null)),
        Arguments.of(400, "slug: is missing", new MultipartForm().file("mission", "m", "a/b", zip)),
        Arguments.of(400, "colour: unknown part", form(zip).field("colour", "red")),
        Arguments.of(
            400, "title: occurs 2 times", form(zip).field("title", "a").field("title", "b")),
        Arguments.of(413, "title: has more than 1000", form(zip).field("title", "t".repeat(1_001))),
        Arguments.of(422, "solution: a is not UTF-8", solution(zip, "a.py", new byte[] {-1})),
        Arguments.of(422, "solution: a is empty", solution(zip, "a.py", bytes(" \n"))),
        Arguments.of(
            413, "solution: a is larger than 64 KiB", solution(zip, "a.py", new byte[66_000])),
        Arguments.of(
            422,
            "solution: two files are named a",
            solution(zip, "x/a.py", bytes("x = 1"))
                .file("solution", "a.py", "text/plain", bytes("x = 2"))),
        Arguments.of(413, "at most", form(new byte[36 << 20])),
        Arguments.of(422, "fault", form(bytes("no zip"))));
  }

  private static MultipartForm form(byte[] zip) {
    MultipartForm form = new MultipartForm().field("slug", "bad-form");
    return zip == null ? form : form.file("mission", "m.zip", "application/zip", zip);
  }

  private static MultipartForm solution(byte[] zip, String name, byte[] source) {
    return form(zip).file("solution", name, "text/x-python", source);
  }

  @ParameterizedTest
  @MethodSource("badForms")
  void aBadFormIsRefusedWithTheNameOfItsPart(int status, String detail, MultipartForm form) {
    Answer refused = upload(form);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
    assertThat(refused.body().path("detail").asText()).contains(detail);
    assertThat(author.get(version("bad-form", 1)).status()).isEqualTo(404);
  }

  @Test
  void aFormThatEndsTooSoonIsRefused() {
    Map<String, String> headers = Map.of("Content-Type", "multipart/form-data; boundary=x");
    for (String body : List.of("", "--x\r\n", "{\"slug\": \"bad-form\"}")) {
      Answer refused =
          author.sendAndWait("POST", "/api/author/imports/checkio", bytes(body), headers);
      assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
      assertThat(refused.body().path("detail").asText())
          .isEqualTo("the form ends before its last boundary");
    }
  }

  @Test
  void aSolutionInTheQueryIsRefused() throws Exception {
    byte[] zip = BundleArchive.write(mission());
    String path = "/api/author/imports/checkio?slug=bad-form&solution=x";
    assertThat(author.sendAndWait("POST", path, zip, ZIP).status()).isEqualTo(400);
    assertThat(upload(new MultipartForm()).status()).isEqualTo(400);
    Map<String, String> noBoundary = Map.of("Content-Type", "multipart/form-data");
    assertThat(author.sendAndWait("POST", "/api/author/imports/checkio", zip, noBoundary).status())
        .isEqualTo(400);
  }

  @Test
  @EveryThirdDay
  void aFaultyPictureIsNamed() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    largest().forEach((name, text) -> files.put(name, bytes(text)));
    files.put("media/a.png", Pictures.gif());
    files.put("statement.md", bytes("![](media/b.png)"));
    Answer refused =
        author.sendAndWait("PUT", "/api/author/puzzles/pictured", BundleArchive.write(files), ZIP);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("violations").findValuesAsText("message"))
        .containsExactly("is a gif, not a png", "shows media/b.png, which is not there");
    files.remove("media/a.png");
    files.put("media/b.png", Pictures.png(1 << 20));
    files.put("media/c.png", Pictures.png(1 << 20));
    byte[] zip = BundleArchive.write(files);
    assertThat(author.sendAndWait("PUT", "/api/author/puzzles/pictured", zip, ZIP).status())
        .isEqualTo(201);
    Answer back =
        author.send("GET", version("pictured", 1), null, Map.of("Accept", "application/zip"));
    assertThat(back.raw().body()).isEqualTo(zip);
    assertThat(validate("pictured", 1).path("state").asText()).isEqualTo("VALIDATED");
  }

  @Test
  @EveryThirdDay
  void theCommandImportsAFolderOrZip() throws Exception {
    Path repository = folder.resolve("checkio-mission-Second_Half");
    for (Map.Entry<String, byte[]> file : drawnMission().entrySet()) {
      Path path = repository.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.createDirectories(repository.resolve(".git"));
    Files.writeString(repository.resolve(".git/config"), "x");
    Command draft = author("import", repository);
    assertThat(draft.status()).as(draft.output()).isZero();
    assertThat(draft.output())
        .contains(
            "stored: second-half is version 1, DRAFT",
            "media/Plan.svg",
            "translations/ru/statement.md",
            "info/media/huge.png: is left out: 6836 KiB, a picture may have 1024 KiB",
            "the validation needs a solution");
    Path wrong = folder.resolve("wrong.py");
    Files.writeString(
        wrong,
        "# expect: WRONG_ANSWER\n"
            + Files.readString(Path.of("src/test/missions/every-second/wrong.py")));
    Path zip = folder.resolve("checkio-task-zipped-master.zip");
    Files.write(zip, BundleArchive.write(mission()));
    Command solved =
        author(
            "import",
            zip,
            "--solution",
            "src/test/missions/every-second/right.py",
            "--solution",
            wrong.toString(),
            "--title",
            "Halves & more",
            "--tags",
            "lists, halves");
    assertThat(solved.output())
        .contains("stored: zipped is version 1", "solutions/right.py", "solutions/wrong.py")
        .doesNotContain("the validation needs");
    Command refused = author("import", zip, "--slug", "No-Slug");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("400 slug:");
    assertThat(author("import", folder.resolve("none")).status()).isEqualTo(2);
  }

  @Test
  @EveryThirdDay
  void theCommandBringsAFolderToItsPlayers() throws Exception {
    Path good = write(folder.resolve("pushed"), largest());
    Command published = author("publish", good);
    assertThat(published.output()).contains("stored: pushed is version 1", "is PUBLISHED");
    assertThat(published.status()).isZero();
    assertThat(player.get("/api/puzzles/pushed").status()).isEqualTo(200);
    assertThat(author("push", good).output()).contains("unchanged: pushed is version 1");

    Files.writeString(good.resolve("tests.py"), "TESTS = {\n  'Basics': [{'input': 1}],\n}\n");
    Command refused = author("push", good);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("tests.py:2");
  }

  private record Command(int status, String output) {}

  private static Command author(String command, Path puzzle, String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("./arbiter", "author", command, puzzle.toString()));
    line.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("ARBITER_URL", arbiter.address());
    builder.environment().put("ARBITER_NAME", "author");
    builder.environment().put("ARBITER_PASSWORD", Client.PASSWORD);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(process.waitFor(), output);
  }

  @Test
  void aPuzzleBelongsToItsAuthor() {
    assertThat(put(author, "mine", largest()).status()).isEqualTo(201);
    assertThat(put(other, "mine", largest()).status()).isEqualTo(403);
    assertThat(put(player, "theirs", largest()).status()).isEqualTo(403);
    assertThat(other.get(version("mine", 1)).status()).isEqualTo(403);
    assertThat(put(author, "shipped", largest()).status()).isEqualTo(403);
    assertThat(put(author, "No-Slug", largest()).status()).isEqualTo(400);
    List<String> slugs = author.items("/api/author/puzzles").findValuesAsText("slug");
    assertThat(slugs).contains("mine").doesNotContain("shipped");
    assertThat(other.items("/api/author/puzzles")).isEmpty();
  }

  @Test
  @EveryThirdDay
  void aFaultOfTheAuthorsCodeIsShownToTheAuthorAlone() {
    SortedMap<String, String> files = largest();
    files.remove("generator.py");
    files.put("puzzle.yaml", files.get("puzzle.yaml").replace("exact", "checker"));
    files.put(
        "checker.py",
        "def check(input, answer, output):\n    return answer == output or {}['a secret place']\n");
    files.put(
        "solutions/last.py",
        "# expect: RUNTIME_ERROR Basics\ndef largest(numbers):\n    return {}[1]\n");
    assertThat(put(author, "checked", files).status()).isEqualTo(201);
    publish("checked", 1);
    String id = player.submit("checked", "submissions", "def largest(numbers):\n    return 1");
    JsonNode seen = player.awaitVerdict(id);
    assertThat(seen.path("verdict").asText()).isEqualTo("AUTHOR_ERROR");
    assertThat(seen.toString()).doesNotContain("secret place").doesNotContain("authorTraceback");
    assertThat(author.submission(id).path("authorTraceback").asText())
        .contains("File \"checker.py\", line 2, in check", "secret place");
  }

  @Test
  @EveryThirdDay
  void aVersionThatIsWrongIsRejectedWithTheReason() {
    SortedMap<String, String> files = largest();
    files.put("statement.md", "The largest.\n\n    largest([1, 3, 2]) == 2\n");
    files.put(
        "solutions/last.py", "# expect: WRONG_ANSWER Edge\ndef largest(n):\n    return n[-1]\n");
    files.put("starter.py", "def largest(numbers):\n    return max(numbers)\n");
    assertThat(put(author, "rejected", files).status()).isEqualTo(201);
    JsonNode rejected = validate("rejected", 1);
    assertThat(rejected.path("state").asText()).isEqualTo("REJECTED");
    List<String> messages = rejected.path("report").path("findings").findValuesAsText("message");
    assertThat(messages)
        .anyMatch(m -> m.startsWith("expects WRONG_ANSWER Edge, got WRONG_ANSWER"))
        .anyMatch(m -> m.startsWith("the starter must fail"));
    assertThat(author.post(version("rejected", 1) + "/publication", Map.of()).status())
        .isEqualTo(409);
  }

  @Test
  @EveryThirdDay
  void anOlderVersionCanBePublishedAgain() {
    put(author, "versions", largest());
    publish("versions", 1);
    SortedMap<String, String> second = largest();
    second.put("statement.md", "The second version.\n");
    assertThat(put(author, "versions", second).body().path("version").asInt()).isEqualTo(2);
    publish("versions", 2);
    assertThat(state("versions", 1)).isEqualTo("RETIRED");
    assertThat(player.get("/api/puzzles/versions").body().path("version").asInt()).isEqualTo(2);
    assertThat(author.post("/api/author/puzzles/versions/rollback", Map.of("version", 1)).status())
        .isEqualTo(200);
    assertThat(player.get("/api/puzzles/versions").body().path("version").asInt()).isEqualTo(1);
    assertThat(
            author.send("DELETE", version("versions", 1) + "/publication", null, Map.of()).status())
        .isEqualTo(200);
    assertThat(player.get("/api/puzzles/versions").status()).isEqualTo(404);
  }
}
