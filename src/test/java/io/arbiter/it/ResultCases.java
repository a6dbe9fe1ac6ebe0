package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.arbiter.EveryThirdDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a player learns from a result. */
abstract class ResultCases extends BrowserCases {
  private static final int ROUNDS = 9;
  private static final double MOST_MILLIS = 50;

  /**
   * The milliseconds from the arrival of the event judged until the browser has painted the badge:
   * after a frame is painted, the next task runs.
   */
  private static final String STOPWATCH =
      """
      let arrived;
      let done;
      const read = ReadableStreamDefaultReader.prototype.read;
      ReadableStreamDefaultReader.prototype.read = async function () {
        const result = await read.call(this);
        if (typeof result.value === 'string' && /^event: ?judged/m.test(result.value)) {
          arrived = performance.now();
        }
        return result;
      };
      new MutationObserver(() => {
        if (arrived && document.querySelector('.result .badge')) {
          const start = arrived;
          arrived = undefined;
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done?.(performance.now() - start);
            channel.port2.postMessage(null);
          });
        }
      }).observe(document, { childList: true, subtree: true });
      window.startWatch = () => {
        window.watched = new Promise((resolve) => (done = resolve));
      };
      """;

  @Test
  void theVerdictIsPaintedSoonAfterItsEvent() {
    try (Visitor player = player()) {
      player.page().addInitScript(STOPWATCH);
      player.open(FIZZ_BUZZ);
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        player.write(Sources.RIGHT + "# " + i).page().evaluate("startWatch()");
        player.button("Submit").click();
        millis.add(((Number) player.page().evaluate("watched")).doubleValue());
      }
      millis.sort(null);
      double median = millis.get(ROUNDS / 2);
      System.out.printf(
          "verdict painted %.1f ms after its event (median of %d, worst %.1f ms)%n",
          median, ROUNDS, millis.getLast());
      assertThat(median).isLessThan(MOST_MILLIS);
    }
  }

  @Test
  void anAcceptedSolutionEarnsPointsAndSaysWhatToDoNext() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write(Sources.RIGHT).send("Submit");
      assertThat(player.result()).containsText("Accepted Well done! 10 points.");
      assertThat(player.result()).containsText("28 of 28");
      assertThat(player.page().locator("#account")).containsText("10 points");
      assertThat(player.page().getByText("✓ Solved")).isVisible();
      player.page().locator(".next").getByText("Next puzzle:").locator("a").click();
      player.page().locator("main:not([aria-busy]) .code-editor").waitFor();
      assertThat(player.page().url()).doesNotContain("fizz-buzz");
    }
  }

  @Test
  void aWrongAnswerShowsWhereItDiffers() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write(WRONG).send("Run samples");
      assertThat(player.result()).containsText("Wrong answer");
      assertThat(player.result()).containsText("The text differs, from character");
      assertThat(player.page().locator(".expected mark").first()).isVisible();
      assertThat(player.page().locator(".actual mark").first()).isVisible();
    }
  }

  @Test
  void aSyntaxErrorIsMarkedInItsLine() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write("x = 1\ndef checkio(number:\n    return 1\n").send("Submit");
      assertThat(player.result()).containsText("Syntax error");
      assertThat(player.page().locator(".cm-problem")).hasText("def checkio(number:");
      player.button("Go to line 2").click();
      assertThat(player.editor()).isFocused();
      assertThat(player.page().locator(".cm-activeLine")).hasText("def checkio(number:");
      player.editor().press("End");
      player.page().keyboard().type("#");
      assertThat(player.page().locator(".cm-problem")).hasCount(0);
    }
  }

  @Test
  @EveryThirdDay
  void aSmallExampleFollowsAWrongAnswer() {
    try (Visitor player = player()) {
      player.open("/puzzles/echo-valley");
      player.write("def " + function(player) + "(*given):\n    return None\n").send("Submit");
      assertThat(player.result()).containsText("A small example that fails, too", patiently());
      player.looksWell("counterexample");
    }
  }

  /** The name of the puzzle's function, which is also the name of the file. */
  private static String function(Visitor player) {
    return player.page().locator(".editor-bar .file").textContent().replace(".py", "");
  }

  @Test
  void aRunGoesOnUntilThePlayerStopsIt() {
    String source =
        """
        import time

        def checkio(number):
            while True:
                time.sleep(0.01)
        """;
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write(source);
      player.button("Run samples").click();
      player.button("Stop").click();
      assertThat(player.result())
          .containsText("KeyboardInterrupt: the run was stopped", patiently());
      assertThat(player.button("Stop")).isHidden();
      assertThat(player.button("Run samples")).isFocused();
    }
  }

  @Test
  void aFrameOfTheTracebackLeadsToItsLine() {
    try (Visitor player = player()) {
      String source =
          """
          def helper(number):
              return 1 / 0


          def checkio(number):
              return helper(number)
          """;
      player.open(FIZZ_BUZZ).write(source).send("Run samples");
      assertThat(player.page().locator(".cm-problem")).hasText("    return 1 / 0");
      Locator frames = player.page().locator(".frame");
      assertThat(frames).hasCount(2);
      frames.first().click();
      assertThat(player.editor()).isFocused();
      assertThat(player.page().locator(".cm-activeLine")).hasText("    return helper(number)");
    }
  }

  /** The best counts, so a later and lower score is no news. */
  @Test
  void aLowerScoreThanTheOwnBestIsNoNewScore() throws IOException {
    try (Visitor player = player()) {
      openSecondStation(player);
      player.open("/puzzles/postcard-code").write(solution("shortest.py")).send("Submit");
      assertThat(player.result()).containsText("Well done!");
      player.write(solution("loop.py"));
      player.button("Submit").click();
      assertThat(player.result()).containsText("Your best stays at");
      assertThat(player.result()).not().containsText("Well done!");
      player.open("/puzzles/postcard-code/board");
      assertThat(player.link("Most points")).hasAttribute("aria-current", "page");
      assertThat(player.page().locator("tbody tr")).hasCount(1);
    }
  }

  private static String solution(String name) throws IOException {
    return Files.readString(Path.of("puzzles", "postcard-code", "solutions", name));
  }
}
