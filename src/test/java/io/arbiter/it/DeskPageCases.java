package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.arbiter.EveryThirdDay;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.server.puzzle.ShippedPuzzles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The author's desk: from a template, zip or mission to a published puzzle. */
abstract class DeskPageCases extends BrowserCases {
  private static final Path MISSION = Path.of("src/test/missions/every-second");
  private static final String YAML =
      "title: Count the Vowels\ndifficulty: %s\ntags: [strings]\nfunction: count_vowels\n";
  private static final String VOWELS =
      "def count_vowels(text):\n    return sum(one in 'aeiou' for one in text.lower())\n";

  private static String newAuthor() {
    String name = newName();
    Client.register(arbiter.address(), name);
    Client.anonymous(arbiter.address())
        .logIn("admin", Client.PASSWORD)
        .put("/api/players/" + name + "/roles", Map.of("roles", List.of("player", "author")));
    return name;
  }

  private static Client client(String name) {
    return Client.anonymous(arbiter.address()).logIn(name, Client.PASSWORD);
  }

  private static Visitor atDesk(String author) {
    return visitor().logIn(author);
  }

  private static String api(String slug, String rest) {
    return "/api/author/puzzles/" + slug + rest;
  }

  private static void store(Client author, String slug, Map<String, String> files) {
    assertThat(author.putAndWait(api(slug, ""), Map.of("files", files)).status()).isIn(200, 201);
  }

  /** Validates a version over the API, and waits for the report. */
  private static void validate(Client author, String slug, int version) {
    String path = api(slug, "/versions/" + version);
    assertThat(author.post(path + "/validation", Map.of()).status()).isEqualTo(202);
    Awaitility.await("the report of " + path)
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                !author.get(path).body().path("report").isMissingNode()
                    && !author.get(path).body().path("report").isNull());
  }

  private static void publish(Client author, String slug, int version) {
    validate(author, slug, version);
    assertThat(author.post(api(slug, "/versions/" + version + "/publication"), Map.of()).status())
        .isEqualTo(200);
  }

  private static Locator faults(Visitor author) {
    return author.page().locator(".checks [role=status]");
  }

  private static Locator report(Visitor author) {
    return author.page().locator(".report");
  }

  private static Locator cell(Visitor author, String label) {
    return author.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** The button of the dialog that asks. */
  private static void confirm(Visitor author, String button) {
    author
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
        .click();
  }

  private static LocatorAssertions.IsVisibleOptions aMinute() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);
  }

  @Test
  void aPuzzleGoesFromATemplateToItsPlayers() {
    try (Visitor author = atDesk(newAuthor())) {
      author.page().getByRole(AriaRole.NAVIGATION).getByText("Desk").click();
      author.page().getByLabel("Short name").fill("desk-vowels");
      author.page().getByLabel("Template").selectOption("function");
      author.button("Create").click();
      assertThat(faults(author)).containsText("No faults.", patiently());

      author.write(YAML.formatted("odd"));
      Locator mark = author.page().locator(".cm-problem-text");
      assertThat(mark).containsText("'odd' is not one of elementary");
      assertThat(author.page().locator(".cm-problem")).hasText("difficulty: odd");
      assertThat(faults(author)).hasText("1 fault");
      author.looksWell("desk-fault");
      author.write(YAML.formatted("elementary"));
      assertThat(faults(author)).containsText("No faults.");
      assertThat(mark).hasCount(0);

      author.button("Save and validate").click();
      assertThat(report(author)).isVisible(aMinute());
      assertThat(report(author)).containsText("The version can be published.");
      assertThat(report(author).locator(".solutions")).containsText("as declared");
      assertThat(report(author).locator(".limits-plot svg").first()).isVisible();
      assertThat(report(author)).containsText("The tests notice");
      author.looksWell("desk-report");

      author.button("Publish").click();
      confirm(author, "Publish");
      assertThat(author.page().locator(".desk .badge").first()).hasText("Published");
    }
    try (Visitor player = player()) {
      player.open("/puzzles/desk-vowels").write(VOWELS);
      player.button("Submit").click();
      assertThat(player.result()).containsText("Well done!", patiently());
    }
  }

  @Test
  void aDroppedZipBecomesAVersionAndItsFaultsAreNamed() {
    String name = newAuthor();
    try (Visitor author = atDesk(name)) {
      author.open("/desk");
      drop(author, ".drop-zone", "desk-twice-main.zip", zip(Sources.bundle()));
      assertThat(author.page().locator("h1")).containsText("Twice");
      assertThat(author.page().locator(".file-tree")).containsText("solutions/wrong.py");
      assertThat(client(name).get(api("desk-twice", "/versions/1")).status()).isEqualTo(200);

      Map<String, String> faulty = new HashMap<>(Sources.bundle());
      faulty.put("tests.json", "{}");
      author.open("/desk");
      drop(author, ".drop-zone", "desk-faulty.zip", zip(faulty));
      assertThat(author.page().locator(".faults")).containsText("has no tests");
    }
  }

  @Test
  void aChosenFolderIsOpenedAndStored() throws IOException {
    String name = newAuthor();
    try (Visitor author = atDesk(name)) {
      author.open("/desk");
      author.page().getByLabel("Short name").fill("desk-folder");
      author.page().locator("input[webkitdirectory]").setInputFiles(Path.of("puzzles/fizz-buzz"));
      assertThat(faults(author)).containsText("No faults.", patiently());
      author.button("Save as a new version").click();
      assertThat(author.page().locator(".stored")).hasText("Saved as version 1.", hasText());
      var files = client(name).get(api("desk-folder", "/versions/1/files")).body().path("files");
      assertThat(files.path("tests.json").asText())
          .isEqualTo(Files.readString(Path.of("puzzles/fizz-buzz/tests.json")));
    }
  }

  private static LocatorAssertions.HasTextOptions hasText() {
    return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
  }

  private static byte[] zip(Map<String, String> files) {
    SortedMap<String, byte[]> content = new TreeMap<>();
    files.forEach((path, text) -> content.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return BundleArchive.write(content);
  }

  /** Drops a file as a person does, who drags it from a folder. */
  private static void drop(Visitor author, String place, String name, byte[] content) {
    author
        .page()
        .locator(place)
        .first()
        .evaluate(
            """
            (zone, [name, content]) => {
              const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([bytes], name));
              const options = { dataTransfer, bubbles: true, cancelable: true };
              zone.dispatchEvent(new DragEvent('drop', options));
            }
            """,
            List.of(name, Base64.getEncoder().encodeToString(content)));
  }

  @Test
  @EveryThirdDay
  void anImportedMissionSaysWhatWasCarriedAndIsCompletedWithASolution() throws IOException {
    SortedMap<String, byte[]> mission =
        new TreeMap<>(ShippedPuzzles.files(MISSION.resolve("mission")));
    mission.put("editor/animation/init.js", "draw();".getBytes(StandardCharsets.UTF_8));
    try (Visitor author = atDesk(newAuthor())) {
      author.open("/desk/import");
      drop(author, ".drop-zone", "checkio-task-desk-halves.zip", BundleArchive.write(mission));
      assertThat(author.page().getByLabel("Short name")).hasValue("desk-halves");
      author.button("Import").click();
      assertThat(author.page().locator(".carried")).containsText("tests.json", patiently());
      assertThat(author.page().locator(".faults")).containsText("editor/animation");
      assertThat(author.page().locator("main"))
          .containsText("The validation still needs a right solution.");
      author.looksWell("desk-imported");

      FilePayload solution =
          new FilePayload(
              "right.py", "text/x-python", Files.readAllBytes(MISSION.resolve("right.py")));
      author.page().locator("input[type=file]").setInputFiles(solution);
      assertThat(author.page().locator("main")).containsText("1 solution is in version 2.");
      author.button("Validate").click();
      assertThat(report(author)).isVisible(aMinute());
      assertThat(report(author).locator(".solutions")).containsText("solutions/right.py");

      author.open("/desk/tasks");
      assertThat(author.page().locator("table")).containsText("Import of a mission");
      author.link("Import of a mission").click();
      assertThat(author.page().locator(".carried")).containsText("tests.json");
    }
  }

  @Test
  void aTestThatNoticesAMutantIsAddedFromTheReport() {
    String name = newAuthor();
    Client client = client(name);
    store(client, "desk-mutants", weaklyTested());
    validate(client, "desk-mutants", 1);
    try (Visitor author = atDesk(name)) {
      author.open("/desk/puzzles/desk-mutants/report");
      assertThat(author.page().locator(".mutant .diff").first()).isVisible();
      author.looksWell("desk-mutants");
      author.button("Add this test").first().click();
      assertThat(author.page().locator(".new-test").first()).containsText("in the category Extra");
      author.link("Open the files").first().click();
      assertThat(cell(author, "Extra 1: Arguments")).isVisible();
      author.button("Save as a new version").click();
      assertThat(author.page().locator(".stored")).hasText("Saved as version 2.", hasText());
      var stored = client.get(api("desk-mutants", "/versions/2/files")).body().path("files");
      assertThat(stored.path("tests.json").asText())
          .startsWith(
              "{\n  \"Basics\": [\n    {\"input\": [10], \"answer\": 10, \"sample\": true},\n")
          .contains("\"Extra\": [\n    {\"input\": [");
    }
  }

  /** A puzzle whose tests do not notice that the bound is 11 instead of 10. */
  private static Map<String, String> weaklyTested() {
    return Map.of(
        "puzzle.yaml",
        "title: At most ten\ndifficulty: elementary\ntags: [numbers]\nfunction: clamp\n",
        "statement.md",
        "At most ten.\n\n    clamp(50) == 10\n",
        "starter.py",
        "def clamp(n):\n    return None\n",
        "tests.json",
        """
        {"Basics": [{"input": [10], "answer": 10, "sample": true}, {"input": [50], "answer": 10},
                    {"input": [3], "answer": 3}]}
        """,
        "solutions/right.py",
        "# expect: ACCEPTED\ndef clamp(n):\n    if n > 10:\n        return 10\n    return n\n");
  }

  @Test
  void testsAreChangedInATableAndSurviveAReload() {
    String name = newAuthor();
    Client client = client(name);
    store(client, "desk-table", Sources.bundle());
    try (Visitor author = atDesk(name)) {
      author.open("/desk/puzzles/desk-table?file=tests.json");
      cell(author, "Basics 2: Arguments").fill("(1, 'a')");
      cell(author, "Basics 2: Answer").fill("nothing");
      assertThat(author.page().locator(".tests-table")).containsText("nothing is no plain value");
      cell(author, "Basics 2: Answer").fill("{'b': 1.50}");
      cell(author, "Basics 2: Explanation").fill("Both \"parts\".");
      author.page().getByLabel("Basics 2: Sample").check();
      author.button("Add a test").click();
      cell(author, "Basics 3: Arguments").fill("7");
      cell(author, "Basics 3: Answer").fill("14");
      author.button("Remove test Basics 1").click();
      author.looksWell("desk-table");

      author.page().reload();
      assertThat(cell(author, "Basics 1: Arguments")).hasValue("(1, 'a')");
      assertThat(cell(author, "Basics 2: Answer")).hasValue("14");
      cell(author, "Basics 1: Arguments").press("Control+s");
      assertThat(author.page().locator(".stored")).hasText("Saved as version 2.", hasText());
      var stored = client.get(api("desk-table", "/versions/2/files")).body().path("files");
      assertThat(stored.path("tests.json").asText())
          .isEqualTo(
              """
              {
                "Basics": [
                  {"input": [{"$tuple": [1, "a"]}], "answer": {"b": 1.50}, "explanation": "Both \\"parts\\".", "sample": true},
                  {"input": [7], "answer": 14}
                ]
              }
              """);
    }
  }

  @Test
  void testsThatCannotBeATableSayWhy() {
    String name = newAuthor();
    Map<String, String> files = new HashMap<>(Sources.bundle());
    files.remove("tests.json");
    files.put(
        "tests.py",
        "TESTS = {\n    'Basics': [\n        # The first.\n"
            + "        {'input': [2], 'answer': 4, 'sample': True},\n    ],\n}\n");
    store(client(name), "desk-text", files);
    try (Visitor author = atDesk(name)) {
      author.open("/desk/puzzles/desk-text?file=tests.py");
      assertThat(author.page().locator(".file-place .notice"))
          .containsText("Line 3 has a comment, which a table would lose.");
      assertThat(author.editor()).containsText("# The first.");
    }
  }

  @Test
  @EveryThirdDay
  void aRejudgingShowsWhoMovesBeforeItIsApplied() {
    String name = newAuthor();
    Client client = client(name);
    store(client, "desk-again", Sources.bundle());
    publish(client, "desk-again", 1);
    String player = newName();
    Client solver = Client.register(arbiter.address(), player);
    String source = "def twice(n):\n    return 2 * n if n < 100 else 0\n";
    assertThat(solver.judge("desk-again", source).path("verdict").asText()).isEqualTo("ACCEPTED");
    Map<String, String> stricter = new HashMap<>(Sources.bundle());
    stricter.put(
        "tests.json",
        """
        {"Basics": [{"input": [2], "answer": 4, "sample": true}, {"input": [5], "answer": 10},
                    {"input": [100], "answer": 200}]}
        """);
    store(client, "desk-again", stricter);
    validate(client, "desk-again", 2);
    try (Visitor author = atDesk(name)) {
      author.open("/desk/puzzles/desk-again/rejudging");
      author.page().getByLabel("Against version").selectOption("2");
      author.button("Start a dry run").click();
      Locator found = author.page().locator(".rejudging");
      assertThat(found).containsText("nothing is changed yet", patiently());
      assertThat(found).containsText("1 submission gets another verdict.");
      assertThat(found.locator("table").first()).containsText(player);
      author.looksWell("desk-rejudging");
      author.button("Apply").click();
      confirm(author, "Apply");
      assertThat(found).containsText("Rejudging against version 2: applied", patiently());
      assertThat(solver.get("/api/me").body().path("points").asInt()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void everyPageOfTheDeskLooksWell(ColorScheme scheme) {
    String name = newAuthor();
    String suffix = scheme.name().toLowerCase(Locale.ROOT);
    String slug = prepared(name, suffix);
    try (Visitor author = Visitor.atDesk(browser, arbiter.address(), scheme).logIn(name)) {
      visitPages(author, slug, suffix);
    }
    try (Visitor author = Visitor.withPhone(browser, arbiter.address(), scheme).logIn(name)) {
      visitPages(author, slug, "phone-" + suffix);
    }
  }

  /** A published puzzle with an attempt of a player. */
  private static String prepared(String name, String suffix) {
    String slug = "desk-looks-" + suffix;
    store(client(name), slug, Sources.bundle());
    publish(client(name), slug, 1);
    Client.register(arbiter.address(), newName()).judge(slug, "def twice(n):\n    return n\n");
    return slug;
  }

  private static void visitPages(Visitor author, String slug, String suffix) {
    String puzzle = "/desk/puzzles/" + slug;
    author.open("/desk").looksWell("desk-" + suffix);
    author.open("/desk/import").looksWell("desk-import-" + suffix);
    author.open("/desk/tasks").looksWell("desk-tasks-" + suffix);
    author.open(puzzle + "?file=statement.md");
    assertThat(author.page().locator(".preview")).containsText("Twice the number.");
    author.looksWell("desk-statement-" + suffix);
    author.open(puzzle + "?file=tests.json").looksWell("desk-tests-" + suffix);
    author.open(puzzle + "/report").looksWell("desk-report-" + suffix);
    author.open(puzzle + "/preview");
    author.write("def twice(n):\n    return n + n\n").send("Run samples");
    author.looksWell("desk-preview-" + suffix);
    author.open(puzzle + "/versions").looksWell("desk-versions-" + suffix);
    author.open(puzzle + "/rejudging").looksWell("desk-rejudging-" + suffix);
    author.open(puzzle + "/statistics");
    assertThat(author.page().locator(".days-chart")).isVisible();
    assertThat(author.page().locator(".shares").first()).containsText("Wrong answer");
    author.looksWell("desk-statistics-" + suffix);
    author.open(puzzle + "/failures").looksWell("desk-failures-" + suffix);
  }

  @Test
  void aPuzzleIsRetiredAndComesBack() {
    String name = newAuthor();
    store(client(name), "desk-retired", Sources.bundle());
    publish(client(name), "desk-retired", 1);
    try (Visitor author = atDesk(name)) {
      author.open("/desk/puzzles/desk-retired/versions");
      author.button("Retire").click();
      confirm(author, "Cancel");
      author.button("Retire").click();
      confirm(author, "Retire");
      assertThat(author.page().locator("td .badge")).hasText("Retired");
      author.button("Publish again").click();
      confirm(author, "Publish again");
      assertThat(author.page().locator("td .badge")).hasText("Published");
    }
  }

  @Test
  void aFailureOfACheckerIsShownWithItsTraceback() {
    String name = newAuthor();
    Map<String, String> files = new HashMap<>(Sources.bundle());
    files.put("puzzle.yaml", files.get("puzzle.yaml") + "compare: checker\n");
    files.put(
        "checker.py",
        "def check(input, answer, output):\n    return answer == output or {}[output]\n");
    files.remove("solutions/wrong.py");
    store(client(name), "desk-checker", files);
    validate(client(name), "desk-checker", 1);
    try (Visitor author = atDesk(name)) {
      author.open("/desk/puzzles/desk-checker/report");
      assertThat(report(author)).containsText("The puzzle's fault");
      author.page().getByText("Traceback of your code").first().click();
      assertThat(report(author).locator("details pre").first()).containsText("KeyError");
    }
  }

  @Test
  void playersHaveNoDesk() {
    try (Visitor player = player()) {
      assertThat(player.page().locator("#desk")).isHidden();
      player.open("/desk");
      assertThat(player.page().locator("h1")).hasText("That did not work");
    }
  }
}
