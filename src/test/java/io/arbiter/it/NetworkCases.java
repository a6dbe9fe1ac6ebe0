package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.arbiter.Thorough;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page is there at once, and bears a network that is slow, breaks or is not there. */
abstract class NetworkCases extends BrowserCases {
  private static final int ROUNDS = 9;
  private static final double FIRST_PAINT_MILLIS = 1_000;
  private static final double VERDICT_MILLIS = 50;

  /** How long the page before stays. */
  private static final int PATIENCE_MILLIS = 150;

  private static final String TICKING =
      """
      import time
      def checkio(number):
          for tick in range(6):
              print("tick", tick)
              time.sleep(0.4)
          return ""
      """;

  private static final String FIRST_PAINT =
      """
      () => new Promise((resolve) => new PerformanceObserver((list) => {
        const paint = list.getEntriesByName('first-contentful-paint')[0];
        if (paint) resolve(paint.startTime);
      }).observe({ type: 'paint', buffered: true }))
      """;

  @Test
  @Thorough("The machine decides: ten page loads and nine verdicts, of which the best counts.")
  void theFirstPageAndTheVerdictArePaintedSoon() {
    double first =
        DoubleStream.generate(NetworkCases::firstPaint).limit(ROUNDS).min().orElseThrow();
    assertThat(first).as("first paint with a cold cache").isBetween(1.0, FIRST_PAINT_MILLIS);
    try (Visitor player = player()) {
      player.page().addInitScript(resource("stopwatch.js"));
      player.open(FIZZ_BUZZ);
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        player.write(Sources.RIGHT + "# " + i).page().evaluate("startWatch()");
        player.click("Submit");
        millis.add(((Number) player.page().evaluate("watched")).doubleValue());
      }
      assertThat(millis.stream().min(Double::compare).orElseThrow()).isLessThan(VERDICT_MILLIS);
    }
  }

  /** A new context has an empty cache. */
  private static double firstPaint() {
    try (Visitor visitor = visitor()) {
      visitor.page().navigate(ARBITER.address() + "/");
      return ((Number) visitor.page().evaluate(FIRST_PAINT)).doubleValue();
    }
  }

  /** The browser's clock stands still, so the machine may be as slow as it likes. */
  @Test
  void aPageFollowsAnotherWithoutAFlashAndASkeletonStandsInForALateOne() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.page();
      page.clock().install();
      visitor.open("/login").page().evaluate("() => {" + resource("notes.js") + "}");
      page.clock().pauseAt(System.currentTimeMillis() + 3_600_000);
      visitor.go("/register");
      assertThat(notes(page)).containsExactly("Register");

      List<Route> held = new ArrayList<>();
      page.route("**/api/puzzles/fizz-buzz", held::add);
      page.evaluate("() => { location.hash = '/puzzles/fizz-buzz'; }");
      page.waitForCondition(() -> !held.isEmpty());
      page.clock().runFor(PATIENCE_MILLIS - 1);
      assertThat(notes(page)).hasSize(1);
      page.clock().runFor(1);
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Loading…");
      held.forEach(Route::resume);
      visitor.isAt("Fizz Buzz");
      assertThat(notes(page)).containsExactly("Register", "skeleton", "Fizz Buzz");
    }
  }

  private static List<String> notes(Page page) {
    return ((List<?>) page.evaluate("notes")).stream().map(String::valueOf).toList();
  }

  @Test
  void aStreamGoesOnWhereItsConnectionBroke() {
    try (Visitor visitor = visitor()) {
      visitor.page().addInitScript(resource("cut.js"));
      List<Request> streams = new CopyOnWriteArrayList<>();
      visitor
          .page()
          .onRequest(
              request -> {
                if (request.url().contains("/events")) {
                  streams.add(request);
                }
              });
      visitor.open(FIZZ_BUZZ).write(TICKING).click("Run samples").shows(".result", "tick 1");
      visitor.page().evaluate("cut()");
      visitor.shows(".result", "The connection broke", "tick 3");
      visitor.locate(".result .badge").waitFor();
      assertThat(streams).hasSizeGreaterThan(1);
      assertThat(streams.getFirst().headers()).doesNotContainKey("last-event-id");
      assertThat(streams.getLast().headers()).containsKey("last-event-id");
      String printed = visitor.result().locator("pre").last().textContent();
      assertThat(printed.lines().filter("tick 1"::equals)).hasSize(1);
      assertThat(printed.lines().limit(6).toList())
          .isEqualTo(IntStream.range(0, 6).mapToObj(tick -> "tick " + tick).toList());
    }
  }

  @Test
  void whoIsOfflineKeepsTheDraftAndSendsItLater() {
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      player.write(Sources.RIGHT).page().context().setOffline(true);
      player.click("Submit");
      player.shows(".result", "You are offline. Your code is kept in this browser.").looksWell();
      player.page().context().setOffline(false);
      player.shows(".result", "You are online again.").send("Submit");
      player.shows(".result", "Well done!").reload().shows(".cm-content", "Fizz");
      // What helps to write is fetched at the first letter.
      player.tolerate("ERR_INTERNET_DISCONNECTED");
    }
  }
}
