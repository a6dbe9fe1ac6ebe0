package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Writing code, and what a player learns from its results. */
abstract class SolvingCases extends BrowserCases {
  private static final String FAILING_HELPER =
      """
      def helper(number):
          return 1 / 0


      def checkio(number):
          return helper(number)
      """;

  /** Shorter than most solutions, so the board shows it among many. */
  private static final String SHORT =
      """
      def checkio(number):
          return ("Fizz " * (number % 3 < 1) + "Buzz" * (number % 5 < 1)).strip() or str(number)
      """;

  /** Right until a hook is free again. */
  private static final String WRONG_CLOAKROOM =
      """
      import sys
      hook = 0
      count = int(input())
      for line in sys.stdin:
          hook += 1
          print(hook if hook <= count else "full")
      print("left", count)
      """;

  @Test
  void theEditorHelpsToWritePython() {
    try (Visitor visitor = visitor().open(FIZZ_BUZZ)) {
      withHelp(visitor.write(""));
      visitor.type("def checkio(number):").press("Enter").type("return number");
      assertThat(visitor.code()).isEqualTo("def checkio(number):\n    return number");
      assertThat(visitor.locate(".tok-keyword")).hasText(new String[] {"def", "return"});

      visitor.write("forest_of_names = 1\n").type("fo");
      Locator choices = visitor.locate(".cm-tooltip-autocomplete");
      assertThat(choices).containsText("forest_of_names");
      assertThat(choices).containsText("format");
      visitor.type("rest");
      assertThat(choices.locator("li")).hasCount(1);
      choices.locator("li").click();
      assertThat(visitor.locate(".cm-line").last()).hasText("forest_of_names");

      visitor.write("words = 'a b'.split()\n").type("words.");
      assertThat(choices).containsText("append");
      assertThat(choices).not().containsText("upper");
      visitor.press("Escape").counts(".cm-tooltip-autocomplete", 0).press("Tab");
      assertThat(visitor.editor()).isFocused();

      visitor.write("def checkio(number):\n    if number = 3").type(" ");
      // Longer than the pause after which a syntax error is marked.
      visitor.page().waitForTimeout(1_000);
      visitor.counts(".cm-fault", 0).press("Control+Home").counts(".cm-fault", 1);
      visitor.locate(".cm-fault").click();
      visitor.shows(".cm-faultText", "write == instead of =").looksWell();

      visitor.write("def checkio(total):\n    return total\ntotal = checkio(1)\n");
      visitor.press("ArrowUp").press("ArrowUp").press("End").press("F2");
      visitor.type("checkio").press("Enter").says("checkio is used already.");
      visitor.label("New name").fill("number");
      visitor.press("Enter").counts(".cm-rename", 0);
      assertThat(visitor.code())
          .isEqualTo("def checkio(number):\n    return number\ntotal = checkio(1)\n");
      assertThat(visitor.editor()).isFocused();

      visitor.write("x").press("Home").press("Tab");
      assertThat(visitor.code()).isEqualTo("    x");
      assertThat(visitor.editor()).isFocused();
      visitor.press("Escape").press("Tab");
      assertThat(visitor.button("Submit")).isFocused();

      visitor.write("first = 1\nsecond = first\n").press("Control+f").type("first");
      visitor.counts(".cm-searchMatch", 2);
      double before = lineHeight(visitor);
      visitor.click("Larger text");
      double larger = lineHeight(visitor);
      assertThat(larger).isGreaterThan(before);
      visitor.reload().shows(".cm-content", "second = first");
      assertThat(lineHeight(visitor)).isEqualTo(larger);
      visitor.click("Reset to the starter");
      assertThat(visitor.editor()).not().containsText("second = first");
    }
  }

  @Test
  void aPuzzleIsSolvedInJavaScript() {
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      player.label("Code in").selectOption("javascript");
      player.shows(".editor-bar .file", "checkio.js").shows(".cm-content", "function checkio");
      player.write("function checkio(number) {\n  return number.missing.property;\n}\n");
      player.click("Run samples").shows(".result", "TypeError");
      player.locate(".cm-content[data-language=javascript]").waitFor();
      player.reload().shows(".cm-content", "number.missing.property");
      player.label("Code in").selectOption("python");
      player.shows(".cm-content", "def checkio");
      player.label("Code in").selectOption("javascript");
      player.write(
          """
          const checkio = (n) =>
            ('Fizz '.repeat(n % 3 === 0) + 'Buzz'.repeat(n % 5 === 0)).trim() || String(n);
          """);
      player.send("Submit").shows(".accepted", "Solved").looksWell();
      player.tab("Boards").follow("Fewest steps").follow("JavaScript");
      player.counts(".periods [aria-current]", 2).looksWell();
    }
  }

  /** What helps to write is fetched with the first focus. */
  private static Visitor withHelp(Visitor visitor) {
    visitor.locate(".cm-content[data-language=python]").waitFor();
    return visitor;
  }

  private static double lineHeight(Visitor visitor) {
    return visitor.locate(".cm-line").first().boundingBox().height;
  }

  @Test
  void thePuzzlePageIsAPlaceToWorkAtADeskAndOnAPhone() {
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      Locator line = separator(player, "Width of the statement");
      line.focus();
      player.press("ArrowRight").press("ArrowRight");
      assertThat(line).hasAttribute("aria-valuenow", "49");
      double width = player.locate(".task").boundingBox().width;
      assertThat(width / Visitor.DESK).isCloseTo(0.49, Offset.offset(0.01));
      player.reload();
      assertThat(line).hasAttribute("aria-valuenow", "49");

      player.tab("Statement").press("ArrowRight").press("ArrowRight");
      player.click("Show hint 1 of 3").counts(".hints li", 1).looksWell();
      player.tab("Boards").follow("Shortest source").counts(".periods [aria-current]", 2);
      assertThat(player.link("Shortest source")).hasAttribute("aria-current", "page");
      assertThat(player.editor()).isVisible();
      player.go("/leaderboard").page().goBack();
      assertThat(player.link("Fewest steps")).hasAttribute("aria-current", "page");
      player.tab("Statement");

      withHelp(player.resize(Visitor.PHONE).reload().click("Code").write("def checkio"));
      player.click("(");
      player.type("n").click(":");
      assertThat(player.code()).isEqualTo("def checkio(n:)");
      player.click("Undo");
      assertThat(player.editor()).not().containsText("(n:)");
      player.write("def checkio(n):\n    return 'Fizz Buzz'\n").send("Run samples");
      assertThat(player.editor()).isHidden();
      assertThat(player.button("Submit")).isInViewport();
      player.looksWell().go("/puzzles/ferry-lanes");
      player.shows(".notice", "solve 2 more puzzles of First Steps", "Fizz Buzz").looksWell();
      assertThat(player.button("Submit")).isDisabled();
      assertThat(player.button("Run samples")).isEnabled();
    }
  }

  private static Locator separator(Visitor player, String name) {
    return player.page().getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void aPlayerFailsInEachWayAndLearnsWhy() {
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      player.write(WRONG).send("Run samples").shows(".result", "Wrong answer");
      player.shows(".result", "1 of 4 samples pass.", "The text differs from character 5 on.");
      player.counts(".tests > li", 4).counts(".tests details[open]", 1);
      assertThat(player.locate(".expected mark").first()).isVisible();
      assertThat(player.locate(".actual mark").first()).isVisible();
      player.looksWell();

      player.write(FAILING_HELPER).click("Run samples").shows(".result", "ZeroDivisionError");
      player.reads(".cm-problem", "    return 1 / 0").counts("details[open] .frame", 2);
      player.locate(".frame").first().click();
      assertThat(player.editor()).isFocused();
      player.reads(".cm-activeLine", "    return helper(number)").looksWell();

      player.write("x = 1\ndef checkio(number:\n    return 1\n").click("Submit");
      player.shows(".result", "Syntax error").reads(".cm-problem", "def checkio(number:");
      player.click("Go to line 2");
      assertThat(player.editor()).isFocused();
      player.reads(".cm-activeLine", "def checkio(number:").press("End").type("#");
      player.counts(".cm-problem", 0);

      player.write(Sources.body("while True: time.sleep(0.01)")).click("Run samples").click("Stop");
      player.shows(".result", "KeyboardInterrupt: the run was stopped");
      assertThat(player.button("Stop")).isHidden();
      assertThat(player.button("Run samples")).isFocused();

      player.go("/puzzles/echo-valley");
      String function = player.locate(".editor-bar .file").textContent().replace(".py", "");
      player.write("def " + function + "(*given):\n    return None\n").send("Submit");
      player.shows(".result", "A small example that fails, too").looksWell();
    }
  }

  @Test
  void ownTestsAreRunBesideTheAuthorsAnswerAndKept() {
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      player.write(
          """
          def checkio(number):
              print(number)
              return 'Fizz' if number % 3 == 0 else 1 / 0
          """);
      // The last one is a hidden test.
      player.tab("Own tests");
      List.of("4 * 3", "75", "25", "20").forEach(value -> addTest(player, value));
      player.click("Run my tests");
      Locator results = player.locate(".tests > li");
      assertThat(results).hasCount(4);
      assertThat(results.nth(0)).containsText("checkio(4 * 3)");
      assertThat(results.nth(0)).containsText("→ 'Fizz'");
      assertThat(results.nth(0)).containsText("Printed");
      assertThat(results.nth(0)).containsText("steps");
      assertThat(sign(results.nth(0))).hasAttribute("aria-label", "As expected");
      assertThat(sign(results.nth(1))).hasAttribute("aria-label", "Not as expected");
      assertThat(results.nth(1).locator(".expected pre")).hasText("'Fizz Buzz'");
      assertThat(results.nth(2)).containsText("ZeroDivisionError");
      assertThat(results.nth(2)).containsText("'Buzz'");
      assertThat(results.nth(3)).not().containsText("xpected");
      player.shows(".result", "1 value is not as expected.").looksWell();

      player.reload();
      Locator inputs = player.locate(".own-tests input");
      assertThat(inputs).hasCount(4);
      assertThat(inputs.first()).hasValue("4 * 3");
      player.button("Remove this test").first().click();
      assertThat(inputs).hasCount(3);
      inputs.last().fill("[1, 2");
      player.click("Run my tests");
      assertThat(results).hasCount(3);
      assertThat(results.last()).containsText("Syntax error");
    }
  }

  @Test
  void aRunIsWalkedThroughStepByStep() {
    try (Visitor visitor = visitor().open(FIZZ_BUZZ)) {
      visitor.write(
          """
          def half(number):
              return number // 2


          def checkio(number):
              total = 1
              for turn in range(2):
                  total += half(number)
                  print(total)
              return [][total]
          """);
      visitor.tab("Own tests");
      addTest(visitor, "3 * 2");
      visitor.click("Run my tests").click("Step through");
      Locator happens = visitor.locate(".trace .happens");
      Locator state = visitor.locate(".trace .state");
      assertThat(happens).hasText("Line 6 runs next.");
      assertThat(state).containsText("number6");
      for (int line : List.of(7, 8, 2)) {
        visitor.press("ArrowRight");
        assertThat(happens).hasText("Line " + line + " runs next.");
      }
      assertThat(state.locator("h3")).hasText(new String[] {"half", "checkio"});
      visitor.press("ArrowRight");
      assertThat(happens).hasText("half returns 3");
      visitor.press("ArrowRight");
      assertThat(happens).hasText("Line 9 runs next.");
      assertThat(state.locator(".changed")).hasText("total4");
      visitor.press("n");
      assertThat(happens).hasText("Line 9 runs next.");
      assertThat(state).containsText("total7");
      assertThat(state.locator("pre")).hasText("4");
      visitor.looksWell().press("x");
      assertThat(happens).hasText("Line 10 raises IndexError('list index out of range')");
      assertThat(visitor.button("To the exception")).isDisabled();
      visitor.press("Home").press("ArrowLeft");
      assertThat(visitor.button("First step")).isDisabled();
      visitor.resize(Visitor.PHONE).press("End").looksWell();
      visitor.press("Escape");
      assertThat(happens).hasCount(0);
    }
  }

  private static Locator sign(Locator result) {
    return result.locator(".sign");
  }

  private static void addTest(Visitor player, String arguments) {
    player.click("Add a test");
    player.locate(".own-tests input, .own-tests textarea").last().fill(arguments);
  }

  @Test
  void aProgramReadsAndPrintsTexts() throws IOException {
    try (Visitor player = player()) {
      openSecondStation(player.client());
      player.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      player.open("/puzzles/cloakroom");
      Locator sample = player.locate(".samples > li").first();
      assertThat(sample.locator("pre").first())
          .hasText("3\nhang ada\nhang bo\nfetch 1\nhang cleo\nhang dora\nhang emil\n");
      sample.getByText("Copy").last().click();
      assertThat(sample.getByText("Copied")).isVisible();
      assertThat(player.page().evaluate("navigator.clipboard.readText()"))
          .isEqualTo("1\n2\nada\n1\n3\nfull\nleft 3\n");
      player.write(WRONG_CLOAKROOM).send("Submit").shows(".result", "Wrong answer");
      player.shows(".result", "Line 3, word 1: expected “ada”, got “3”.");
      assertThat(player.result().locator(".expected mark").first()).hasText("ada");
      assertThat(player.result().locator(".actual mark").first()).hasText("3");
      player.looksWell();

      player.tab("Own tests");
      addTest(player, "1\nhang zoe\nhang yan");
      addTest(player, "2\nfetch 1\n");
      player.click("Run my tests");
      Locator results = player.locate(".tests > li");
      assertThat(results).hasCount(2);
      assertThat(sign(results.first())).hasAttribute("aria-label", "As expected");
      assertThat(sign(results.last())).hasAttribute("aria-label", "Not as expected");
      assertThat(results.last().locator(".expected pre")).hasText("nobody\nleft 0\n");
      player.looksWell().reload();
      assertThat(player.locate(".own-tests textarea").first()).hasValue("1\nhang zoe\nhang yan");

      // The best counts, so a later and lower score is no news.
      player.go("/puzzles/postcard-code").write(solution("postcard-code", "shortest.py"));
      player.send("Submit").shows(".result", "Well done!");
      player.write(solution("postcard-code", "loop.py")).click("Submit");
      player.shows(".result", "Your best stays at");
      assertThat(player.result()).not().containsText("Well done!");
      player.go("/puzzles/postcard-code/board");
      assertThat(player.link("Most points")).hasAttribute("aria-current", "page");
      assertThat(rows(player).filter(new FilterOptions().setHasText(player.name()))).hasCount(1);
    }
  }

  private static Locator rows(Visitor player) {
    return player.locate("main:not([aria-busy]) tbody tr");
  }

  @Test
  void attemptsAreComparedAndRestoredAndTheBestIsOnTheBoard() {
    // A board of fewer than three shows no histogram.
    newClient().judge("fizz-buzz", Sources.RIGHT);
    newClient().judge("fizz-buzz", Sources.RIGHT);
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      player.write(WRONG).send("Submit").write(SHORT).click("Submit");
      player.shows(".result", "Accepted").tab("Attempts");
      assertThat(rows(player)).hasCount(2);
      assertThat(rows(player).first()).containsText("Accepted");
      player.page().getByRole(AriaRole.CHECKBOX).first().check();
      player.page().getByRole(AriaRole.CHECKBOX).last().check();
      player.counts(".diff .removed", 1).counts(".diff .added", 1).looksWell();
      rows(player).last().getByRole(AriaRole.BUTTON).click();
      player.shows(".cm-content", "else \"buzz\"");

      player.write("# not sent").tab("Attempts");
      rows(player).last().getByRole(AriaRole.BUTTON).click();
      assertThat(player.dialog()).containsText("Replace your draft?");
      player.looksWell().click("Replace the draft").shows(".cm-content", "else \"buzz\"");

      player.go(FIZZ_BUZZ + "/board?by=size").counts(".histogram [data-kind=mine]", 1);
      player.shows("tbody strong", "(you)").looksWell();
    }
  }

  @Test
  void aScriptReadsItsInputIsSharedAndIsStopped() {
    try (Visitor player = player().open("/scratch");
        Visitor other = visitor()) {
      player.write("print(input()[::-1], 'é')\n").fill("Standard input", "drawer").click("Run");
      player.shows(".result", "reward é", "Your script has ended.").looksWell().click("Share");
      player.says("Whoever has it has the script.");
      other.open(player.page().url().replaceFirst(".*#", ""));
      other.shows(".cm-content", "print(input()[::-1], 'é')").holds("Standard input", "drawer");
      other.write("print('changed')\n");
      assertThat(other.page()).hasURL(Pattern.compile("#/scratch$"));
      other.reload().shows(".cm-content", "print('changed')");

      player
          .write("import time\nprint('begun', end='', flush=True)\nwhile True: time.sleep(0.01)\n")
          .click("Run");
      player.shows(".result", "begun").click("Stop");
      player.shows(".result", "KeyboardInterrupt: the run was stopped", "begun");
      assertThat(player.button("Stop")).isHidden();
      assertThat(player.button("Run")).isFocused();

      player.label("Code in").selectOption("javascript");
      player.shows(".editor-bar .file", "script.js").shows(".cm-content", "readline()");
      player.write("console.log([...readline()].reverse().join(''), [1]);\n").click("Run");
      player.shows(".result", "reward [ 1 ]").looksWell().click("Share");
      player.says("Whoever has it has the script.");
      other.open(player.page().url().replaceFirst(".*#", ""));
      other.shows(".cm-content", "[...readline()].reverse()").holds("Code in", "javascript");
      player.label("Code in").selectOption("python");

      player.write("while True: print('x' * 1000)\n").click("Run");
      player.shows(".result", "Too much output", "64 KiB are allowed");
      player.write("#" + "x".repeat(70_000)).click("Run");
      player.shows(".result", "bytes, 65536 are allowed");
    }
  }
}
