package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.client.ApiClient.Answer;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.server.puzzle.ShippedPuzzles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the path from a folder to a published puzzle, over HTTP, on a complete instance. */
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
    write(folder.resolve("puzzles/shipped"), largest());
    arbiter =
        Instance.start(
                "up",
                folder,
                Map.of(
                    "ARBITER_ADMIN_PASSWORD",
                    "opens everything",
                    "ARBITER_PUZZLES_FOLDER",
                    folder.resolve("puzzles").toString()))
            .awaitReady();
    Client admin = Client.anonymous(arbiter.address()).logIn("admin", "opens everything");
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
    files.put(
        "puzzle.yaml",
        """
        title: Largest
        difficulty: elementary
        tags: [lists]
        function: largest
        compare: exact
        """);
    files.put("statement.md", "The largest number of a list.\n\n    largest([1, 3, 2]) == 3\n");
    files.put("starter.py", "def largest(numbers):\n    return None\n");
    files.put(
        "tests.py",
        """
        TESTS = {
            "Basics": [
                {"input": [[1, 3, 2]], "answer": 3, "sample": True},
                {"input": [[5]], "answer": 5},
            ],
            "Edge": [{"input": [[-1, -2]], "answer": -1}, {"input": [[0, 0]], "answer": 0}],
        }
        """);
    files.put(
        "generator.py",
        """
        def generate(random):
            for size in range(1, 12):
                yield [[random.randint(-50, 50) for _ in range(size)]]
        """);
    files.put(
        "solutions/right.py",
        "# expect: ACCEPTED\ndef largest(numbers):\n    return max(numbers)\n");
    files.put(
        "solutions/loop.py",
        """
        # expect: ACCEPTED
        def largest(numbers):
            best = numbers[0]
            for number in numbers:
                if number > best:
                    best = number
            return best
        """);
    files.put(
        "solutions/last.py",
        "# expect: WRONG_ANSWER Basics\ndef largest(numbers):\n    return numbers[-1]\n");
    return files;
  }

  private static Answer put(Client client, String slug, Map<String, String> files) {
    return client.put("/api/author/puzzles/" + slug, Map.of("files", files));
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
    JsonNode board = golfer.get("/api/puzzles/golf/leaderboard?by=points").body().path("items");
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
    Answer draft = author.send("PUT", "/api/author/puzzles/round-trip", zip, ZIP);
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    Answer back =
        author.send("GET", version("round-trip", 1), null, Map.of("Accept", "application/zip"));
    assertThat(back.raw().body()).isEqualTo(zip);
    Answer again = author.send("PUT", "/api/author/puzzles/round-trip", back.raw().body(), ZIP);
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
    String path = "/api/author/imports/checkio?slug=imported&solution=";
    Answer draft =
        author.send("POST", path + URLEncoder.encode(right, StandardCharsets.UTF_8), zip, ZIP);
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    assertThat(draft.body().path("notes").isArray()).isTrue();
    publish("imported", 1);
    assertThat(player.judge("imported", right).path("verdict").asText()).isEqualTo("ACCEPTED");
    String wrong = Files.readString(mission.resolve("wrong.py"));
    assertThat(player.judge("imported", wrong).path("verdict").asText()).isEqualTo("WRONG_ANSWER");

    Answer refused =
        author.send("POST", "/api/author/imports/checkio?slug=nothing", new byte[] {1}, ZIP);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
  }

  @Test
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

  private static Command author(String command, Path puzzle) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("./arbiter", "author", command, puzzle.toString())
            .redirectErrorStream(true);
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
    List<String> slugs =
        author.get("/api/author/puzzles").body().path("items").findValuesAsText("slug");
    assertThat(slugs).contains("mine").doesNotContain("shipped");
    assertThat(other.get("/api/author/puzzles").body().path("items")).isEmpty();
  }

  @Test
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
