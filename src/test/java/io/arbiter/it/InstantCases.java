package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page is there at once, and goes on where it was after a connection broke. */
abstract class InstantCases extends BrowserCases {
  private static final int VISITS = 5;
  private static final int FIRST_VIEW_BYTES = 150_000;
  private static final double FIRST_PAINT_MILLIS = 1_000;

  /** How long the page before stays, a little less because clocks are rounded. */
  private static final double PATIENCE_MILLIS = 145;

  private static final String TICKING =
      """
      import time
      def checkio(number):
          for second in range(6):
              print("tick", second)
              time.sleep(0.5)
          return ""
      """;

  private static final String FIRST_PAINT =
      """
      () => new Promise((resolve) => new PerformanceObserver((list) => {
        const paint = list.getEntriesByName('first-contentful-paint')[0];
        if (paint) resolve(paint.startTime);
      }).observe({ type: 'paint', buffered: true }))
      """;

  /** Notes what main shows after each change, and when. */
  private static final String NOTES =
      """
      () => {
        window.notes = [];
        const note = (what) => notes.push({ what, at: performance.now() });
        window.go = (address) => {
          note('left');
          location.hash = address;
        };
        const main = document.getElementById('main');
        new MutationObserver(() => note(
          main.children.length === 0 ? 'nothing'
            : main.querySelector('.skeleton') ? 'skeleton' : main.querySelector('h1').textContent,
        )).observe(main, { childList: true });
      }
      """;

  @Test
  void theFirstPaintComesWithinASecondWithAColdCache() {
    List<Double> paints = IntStream.range(0, VISITS).mapToObj(_ -> firstPaint()).sorted().toList();
    System.out.println("first contentful paint with a cold cache, in ms: " + paints);
    assertThat(paints.get(VISITS / 2)).isBetween(1.0, FIRST_PAINT_MILLIS);
  }

  /** A new context has an empty cache. */
  private static double firstPaint() {
    try (Visitor visitor = visitor()) {
      visitor.page().navigate(arbiter.address() + "/");
      return ((Number) visitor.page().evaluate(FIRST_PAINT)).doubleValue();
    }
  }

  @Test
  void theFirstViewWeighsLittle() {
    try (Visitor visitor = visitor()) {
      visitor.open("/");
      Object bytes =
          visitor
              .page()
              .evaluate(
                  """
                  performance.getEntriesByType('resource').concat(
                    performance.getEntriesByType('navigation'))
                    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
                  """);
      System.out.println("the first view has " + bytes + " bytes, as they are sent");
      assertThat(((Number) bytes).intValue()).isBetween(10_000, FIRST_VIEW_BYTES);
    }
  }

  private static List<String> notes(Page page) {
    return ((List<?>) page.evaluate("notes.map((note) => note.what)"))
        .stream().map(String::valueOf).toList();
  }

  @Test
  void aPageFollowsAnotherWithoutAFlash() {
    try (Visitor visitor = visitor()) {
      visitor.open("/login").page().evaluate(NOTES);
      visitor.page().evaluate("go('/register')");
      assertThat(visitor.page().locator("h1")).hasText("Register");
      assertThat(notes(visitor.page())).containsExactly("left", "Register");
    }
  }

  @Test
  void aSkeletonStandsInForAPageThatTakesLong() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/login").page();
      page.evaluate(NOTES);
      List<Route> held = new ArrayList<>();
      page.route("**/api/puzzles/fizz-buzz", held::add);
      page.evaluate("go('/puzzles/fizz-buzz')");
      assertThat(page.locator(".skeleton")).isVisible();
      visitor.photograph("skeleton");
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Loading…");
      held.forEach(Route::resume);
      assertThat(page.locator("h1")).hasText("Fizz Buzz");
      assertThat(notes(page)).containsExactly("left", "skeleton", "Fizz Buzz");
      Object waited = page.evaluate("notes[1].at - notes[0].at");
      assertThat(((Number) waited).doubleValue()).isGreaterThan(PATIENCE_MILLIS);
    }
  }

  @Test
  void aStreamGoesOnWhereItsConnectionBroke() throws IOException {
    try (CutProxy proxy = new CutProxy(arbiter.address());
        Visitor player = Visitor.atDesk(browser, proxy.address(), ColorScheme.LIGHT)) {
      List<Request> streams = new CopyOnWriteArrayList<>();
      player
          .page()
          .onRequest(
              request -> {
                if (request.url().endsWith("/events")) {
                  streams.add(request);
                }
              });
      player.register(newName()).open(FIZZ_BUZZ).write(TICKING);
      player.button("Run samples").click();
      assertThat(player.result()).containsText("tick 1");
      proxy.cut();
      assertThat(player.result()).containsText("The connection broke");
      assertThat(player.result()).containsText("Running your code");
      assertThat(player.result()).containsText("tick 3");
      player.page().locator(".result .badge").waitFor();
      assertThat(streams).hasSizeGreaterThan(1);
      assertThat(streams.getFirst().headers()).doesNotContainKey("last-event-id");
      assertThat(streams.getLast().headers()).containsKey("last-event-id");
      String printed = player.result().locator("pre").last().textContent();
      assertThat(printed.lines().filter("tick 1"::equals)).hasSize(1);
      assertThat(printed.lines().limit(6).toList())
          .isEqualTo(IntStream.range(0, 6).mapToObj(second -> "tick " + second).toList());
    }
  }
}
