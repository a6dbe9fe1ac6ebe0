package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.PuzzleFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The author's desk: from a template, zip, folder or mission to a published puzzle. */
abstract class DeskPageCases extends BrowserCases {
  private static final Path MISSION = Path.of("src/test/missions/every-second");
  private static final String DESK = ".top a[href='#/desk']";
  private static final Duration VALIDATION = Duration.ofMinutes(5);
  private static final String YAML =
      "title: Count the Vowels\ndifficulty: %s\ntags: [strings]\nfunction: count_vowels\n";
  private static final String VOWELS =
      "def count_vowels(text):\n    return sum(one in 'aeiou' for one in text.lower())\n";

  /** A puzzle whose tests do not notice that the bound is 11 instead of 10. */
  private static final Map<String, String> WEAKLY_TESTED =
      Map.of(
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

  static Visitor author() {
    return loggedIn(newPlayer("author")).open("/desk");
  }

  private static String api(String slug, String rest) {
    return "/api/author/puzzles/" + slug + rest;
  }

  private static String page(String slug, String rest) {
    return "/desk/puzzles/" + slug + rest;
  }

  static void store(Client author, String slug, Map<String, String> files) {
    assertThat(author.putAndWait(api(slug, ""), Map.of("files", files)).status()).isIn(200, 201);
  }

  /** Validates a version over the API, and waits for the report. */
  private static void validate(Client author, String slug, int version) {
    String path = api(slug, "/versions/" + version);
    assertThat(author.post(path + "/validation", Map.of()).status()).isEqualTo(202);
    await("the report of " + path).until(() -> author.get(path).body().path("report").isObject());
  }

  static void publish(Client author, String slug) {
    validate(author, slug, 1);
    assertThat(author.post(api(slug, "/versions/1/publication"), Map.of()).status()).isEqualTo(200);
  }

  private static JsonNode files(Visitor author, String slug, int version) {
    String path = api(slug, "/versions/" + version + "/files");
    return author.client().get(path).body().path("files");
  }

  private static Locator faults(Visitor author) {
    return author.locate(".checks [role=status]");
  }

  /** The report, once a worker has it. */
  private static Locator report(Visitor author) {
    Locator report = author.locate(".report");
    assertThat(report).isVisible(new IsVisibleOptions().setTimeout(VALIDATION.toMillis()));
    return report;
  }

  private static Locator cell(Visitor author, String label) {
    return author.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void aPuzzleGoesFromATemplateToItsPlayers() {
    String slug = newName();
    try (Visitor author = author();
        Visitor player = player().open("/desk")) {
      player.isAt("That did not work");
      assertThat(player.locate(DESK)).isHidden();
      author.shows(DESK).looksWell().fill("Short name", slug);
      author.label("Template").selectOption("function");
      author.click("Create");
      assertThat(faults(author)).containsText("No faults.");
      author.write(YAML.formatted("odd"));
      author.shows(".cm-problem-text", "'odd' is not one of elementary");
      author.reads(".cm-problem", "difficulty: odd");
      assertThat(faults(author)).hasText("1 fault");
      author.looksWell().write(YAML.formatted("elementary"));
      assertThat(faults(author)).containsText("No faults.");
      author.counts(".cm-problem-text", 0);
      author.go(page(slug, "?file=statement.md")).shows(".preview", "vowels").looksWell();

      author.click("Save and validate");
      assertThat(report(author)).containsText("The version can be published.");
      assertThat(report(author).locator(".solutions")).containsText("as declared");
      assertThat(report(author).locator(".limits meter").first()).isVisible();
      assertThat(report(author)).containsText("The tests notice");
      author.locate(".by-test summary").first().click();
      assertThat(report(author).locator(".by-test tbody").first()).containsText("Accepted");
      author.looksWell().click("Publish").confirm("Publish");
      assertThat(author.locate(".desk .badge").first()).hasText("Published");

      player.client().judge(slug, "def count_vowels(text):\n    return 99\n");
      player.go("/puzzles/" + slug).write(VOWELS).send("Submit").shows(".result", "Well done!");
      lookAround(author, slug);
    }
  }

  /** The other pages of a published puzzle, which is retired and comes back. */
  private static void lookAround(Visitor author, String slug) {
    author.go(page(slug, "/preview")).write(VOWELS).send("Run samples").looksWell();
    author.go(page(slug, "/statistics")).shows(".chart");
    assertThat(author.locate(".shares").first()).containsText("Wrong answer");
    author.looksWell().go(page(slug, "/failures")).looksWell();
    author.go(page(slug, "/versions")).fill("Co-authors", "nobody-at-all").click("Save");
    author.shows(".account-form", "no author is called nobody-at-all");
    author.looksWell().click("Retire").confirm("Cancel");
    author.click("Retire").confirm("Retire").reads("td .badge", "Retired").click("Publish again");
    author.confirm("Publish again").reads("td .badge", "Published");
  }

  @Test
  void filesAreDroppedChosenAndChangedInATable() throws IOException {
    String slug = newName();
    try (Visitor author = author()) {
      String folder = newName();
      author.fill("Short name", folder);
      author.locate("input[webkitdirectory]").setInputFiles(Path.of("puzzles/fizz-buzz"));
      assertThat(faults(author)).containsText("No faults.");
      author.click("Save as a new version").reads(".stored", "Saved as version 1.");
      assertThat(files(author, folder, 1).path("tests.json").asText())
          .isEqualTo(Files.readString(Path.of("puzzles/fizz-buzz/tests.json")));

      author.go("/desk");
      Map<String, String> faulty = new HashMap<>(Sources.bundle());
      faulty.put("tests.json", "{}");
      drop(author, newName() + ".zip", zip(faulty));
      author.shows(".faults", "has no tests");
      drop(author, slug + "-main.zip", zip(Sources.bundle()));
      assertThat(author.heading()).containsText("Twice");
      author.shows(".file-tree", "solutions/wrong.py");

      author.open(page(slug, "?file=tests.json"));
      cell(author, "Basics 2: Input").fill("{\"$tuple\": [1, \"a\"]}");
      cell(author, "Basics 2: Answer").fill("nothing");
      author.shows(".tests-table", "Unrecognized token 'nothing'");
      cell(author, "Basics 2: Answer").fill("{\"b\": 1.50}");
      author.label("Basics 2: Sample").check();
      author.click("Add a test");
      cell(author, "Basics 3: Input").fill("7");
      cell(author, "Basics 3: Answer").fill("14");
      author.click("Remove test Basics 1").looksWell().reload();
      assertThat(cell(author, "Basics 1: Input")).hasValue("{\"$tuple\": [1, \"a\"]}");
      assertThat(cell(author, "Basics 2: Answer")).hasValue("14");
      cell(author, "Basics 2: Input").fill("(1");
      cell(author, "Basics 2: Input").press("Control+s");
      author.shows(".storing", "the bundle has a fault");
      cell(author, "Basics 2: Input").fill("7");
      cell(author, "Basics 2: Input").press("Control+s");
      author.reads(".stored", "Saved as version 2.");
      assertThat(files(author, slug, 2).path("tests.json").asText())
          .isEqualTo(
              "{\"Basics\": [ {\"input\": [{\"$tuple\": [1, \"a\"]}], \"answer\": {\"b\": 1.50},"
                  + " \"sample\": true}, {\"input\": [7], \"answer\": 14}]}\n");
      changeFiles(author);

      Map<String, String> checked = new HashMap<>(Sources.bundle());
      checked.merge("puzzle.yaml", "compare: checker\n", String::concat);
      checked.put(
          "checker.py",
          "def check(input, answer, output):\n    return answer == output or {}[output]\n");
      checked.remove("solutions/wrong.py");
      store(author.client(), slug, checked);
      validate(author.client(), slug, 3);
      author.open(page(slug, "/report"));
      assertThat(report(author)).containsText("The puzzle's fault");
      author.text("Traceback of your code").first().click();
      assertThat(report(author).locator("details pre").first()).containsText("KeyError");
    }
  }

  /** Adds, renames, removes and discards files. */
  private static void changeFiles(Visitor author) {
    author.click("Table").counts(".tests-table", 0);
    assertThat(author.button("Table")).isFocused();
    author.click("Add a file").fill("Path", "hints//1.md").confirm("Add");
    assertThat(author.locate("dialog input:invalid")).isVisible();
    author.fill("Path", "hints/1.md").confirm("Add").reads(".file-name", "hints/1.md");
    author.write("# Count\n\nCount **twice**.").shows(".preview strong", "twice").looksWell();
    author.click("Rename").fill("Path", "hints/2.md").confirm("Rename");
    author.reads(".file-name", "hints/2.md").shows(".preview h2", "Count");
    author.click("Remove").confirm("Remove").reads(".file-name", "puzzle.yaml");
    author.counts(".changed", 0).click("Add a file").fill("Path", "checker.py").confirm("Add");
    author.reads(".file-name", "checker.py").counts(".changed", 1);
    author.click("Discard changes").confirm("Discard changes").counts(".changed", 0);
    author.reads(".file-name", "puzzle.yaml");
  }

  private static byte[] zip(Map<String, String> files) {
    SortedMap<String, byte[]> content = new TreeMap<>();
    files.forEach((path, text) -> content.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return BundleArchive.write(content);
  }

  /** Drops a file as a person does, who drags it from a folder. */
  private static void drop(Visitor author, String name, byte[] content) {
    author
        .locate(".drop-zone")
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
  @Thorough("two minutes; AuthorsIT and RejudgingIT do the same through the API")
  void aWeakPuzzleGetsATestFromItsReportAndItsSubmissionsAreRejudged() {
    String slug = newName();
    try (Visitor author = author();
        Visitor player = player()) {
      store(author.client(), slug, WEAKLY_TESTED);
      publish(author.client(), slug);
      String learnt = "def clamp(n):\n    return {10: 10, 50: 10, 3: 3}.get(n)\n";
      assertThat(player.client().judge(slug, learnt).path("verdict").asText())
          .isEqualTo("ACCEPTED");

      author.open(page(slug, "/report"));
      assertThat(author.locate(".mutant .diff").first()).isVisible();
      author.looksWell();
      author.button("Add this test").first().click();
      assertThat(author.locate(".new-test").first()).containsText("in the category Extra");
      author.link("Open the files").first().click();
      assertThat(cell(author, "Extra 1: Input")).isVisible();
      author.click("Save as a new version").reads(".stored", "Saved as version 2.");
      assertThat(files(author, slug, 2).path("tests.json").asText())
          .startsWith(WEAKLY_TESTED.get("tests.json").replaceFirst("\\}\\s*$", ""))
          .contains("\"Extra\": [\n    {\"input\": [");

      validate(author.client(), slug, 2);
      author.go(page(slug, "/rejudging")).label("Against version").selectOption("2");
      author.click("Start a dry run");
      Locator found = author.locate(".rejudging");
      assertThat(found).containsText("nothing is changed yet");
      assertThat(found).containsText("1 submission gets another verdict.");
      assertThat(found.locator("table").first()).containsText(player.name());
      author.looksWell().click("Apply").confirm("Apply");
      assertThat(found).containsText("Rejudging against version 2: applied");
      assertThat(player.client().get("/api/me").body().path("points").asInt()).isZero();
    }
  }

  @Test
  void aReportShowsTheTestThatASolutionFails() {
    String slug = newName();
    Map<String, String> files = new TreeMap<>(WEAKLY_TESTED);
    files.put("tests.json", "{\"Basics\": [{\"input\": [10], \"answer\": 11, \"sample\": true}]}");
    try (Visitor author = author()) {
      store(author.client(), slug, files);
      validate(author.client(), slug, 1);
      author.open(page(slug, "/report")).shows(".solutions .failure", "11");
      assertThat(author.locate(".solutions .failure").first()).containsText("10");
      author.locate(".by-test summary").first().click();
      author.click("Generated tests");
      assertThat(author.locate(".by-test td + td").first()).containsText("Wrong answer");
      author.shows(".report", "This version has no generated tests.").looksWell();
    }
  }

  @Test
  void anImportedMissionSaysWhatWasCarriedAndIsCompletedWithASolution() throws IOException {
    String slug = newName();
    SortedMap<String, byte[]> mission =
        new TreeMap<>(PuzzleFolder.files(MISSION.resolve("mission")));
    mission.put("editor/animation/init.js", "draw();".getBytes(StandardCharsets.UTF_8));
    try (Visitor author = author().go("/desk/import")) {
      author.looksWell();
      author
          .label("The mission's zip, chosen or dropped here")
          .setInputFiles(
              new FilePayload(
                  "checkio-task-" + slug + ".zip",
                  "application/zip",
                  BundleArchive.write(mission)));
      author.holds("Short name", slug);
      author.click("Import").shows(".carried", "tests.json").shows(".faults", "editor/animation");
      author.shows("main", "The validation still needs a right solution.").looksWell();
      byte[] right = Files.readAllBytes(MISSION.resolve("right.py"));
      author.link("Open the files").click();
      author
          .label("Drop files or pictures here.")
          .setInputFiles(new FilePayload("right.py", "text/x-python", right));
      author.shows(".file-tree", "solutions/right.py").click("Save as a new version");
      author.reads(".stored", "Saved as version 2.").offers("Validate");
      assertThat(files(author, slug, 2).path("solutions/right.py").asText())
          .startsWith("# expect: ACCEPTED\n");

      author.go("/desk/tasks").shows("table", "Import of a mission").looksWell();
      author.follow("Import of a mission").shows(".carried", "tests.json");
    }
  }
}
