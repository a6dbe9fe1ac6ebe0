package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.EveryThirdDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pictures of tests, drawn by the authors' pages. */
abstract class PictureCases extends BrowserCases {
  /** The puzzles with pictures, each with a wrong solution. */
  private static final Map<String, String> WRONG_SOLUTIONS =
      Map.of(
          "penguin-slide", "def slide(pond):\n    return 'RDRDX'\n",
          "ferry-lanes", "def boarding(lanes, capacity):\n    return sum(lanes, [])\n",
          "terrace-tiles", "def count_layouts(terrace, singles):\n    return 7\n",
          "stepping-stones", "def most_berries(stones):\n    return sum(stones)\n");

  private static FrameLocator frame(Locator place) {
    return place.frameLocator("iframe");
  }

  private static Locator samples(Visitor visitor) {
    return visitor.page().locator(".samples .picture");
  }

  @Test
  @EveryThirdDay
  void everySampleHasItsPicture() {
    try (Visitor visitor = visitor()) {
      for (String slug : WRONG_SOLUTIONS.keySet()) {
        visitor.open("/puzzles/" + slug);
        if (visitor.button("Show as pictures").isVisible()) {
          assertThat(visitor.page().locator("iframe")).hasCount(0);
          visitor.button("Show as pictures").click();
        }
        assertThat(visitor.button("Show as pictures")).hasCount(0);
        assertThat(samples(visitor)).not().hasCount(0);
        for (Locator place : samples(visitor).all()) {
          place.scrollIntoViewIfNeeded();
          assertThat(frame(place).locator("svg").first()).isVisible();
          assertThat(frame(place).locator("html")).hasAttribute("data-theme", "light");
          assertThat(place.locator("iframe")).hasAttribute("sandbox", "allow-scripts");
        }
        visitor.photograph("pictures-" + slug, visitor.page().locator(".samples"));
        visitor.looksWell("puzzle-" + slug);
      }
    }
  }

  @Test
  void aFailedTestHasAPictureBesideItsValues() throws IOException {
    try (Visitor player = player()) {
      openSecondStation(player);
      player.open("/puzzles/ferry-lanes").write(WRONG_SOLUTIONS.get("ferry-lanes"));
      player.send("Run samples");
      player.result().getByText("Show as pictures").click();
      Locator place = player.result().locator(".picture");
      assertThat(frame(place).locator(".deck").last()).containsText("blue");
      assertThat(frame(place).locator(".differs")).hasCount(2);
      assertThat(player.page().locator(".comparison")).isVisible();
      assertThat(player.button("Show as pictures")).hasCount(0);
      player.photograph("picture-of-a-failure", place);
      player.looksWell("failure-with-a-picture");
    }
  }

  @Test
  void thePicturesFollowTheBrowsersTheme() {
    try (Visitor visitor = Visitor.withPhone(browser, arbiter.address(), ColorScheme.DARK)) {
      visitor.open("/puzzles/penguin-slide").button("Show as pictures").click();
      Locator root = frame(samples(visitor).first()).locator("html");
      assertThat(root).hasAttribute("data-theme", "dark");
      visitor.photograph("phone-picture", samples(visitor).first());
      visitor.looksWell("phone-puzzle-with-pictures");
      visitor.prefer(ColorScheme.LIGHT);
      assertThat(root).hasAttribute("data-theme", "light");
    }
  }

  @Test
  void theExampleOfTheDocumentDraws() throws IOException {
    String document = Files.readString(Path.of("docs", "PUZZLES.md"));
    int start = document.indexOf("```html") + "```html\n".length();
    String example = document.substring(start, document.indexOf("```", start));
    try (Visitor visitor = visitor()) {
      visitor.page().route("**/visual?*", route -> replaceVisual(route, example));
      visitor.open("/puzzles/stepping-stones").button("Show as pictures").click();
      assertThat(frame(samples(visitor).first()).locator("main"))
          .hasText("before: [1,2,3]expected: 🍎🍎🍎🍎🍎🍎");
      assertThat(samples(visitor).first().locator("iframe")).isVisible();
    }
  }

  @Test
  void aPuzzleWithoutAVisualOffersNoPictures() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ);
      assertThat(visitor.page().locator(".samples")).isVisible();
      assertThat(visitor.button("Show as pictures")).hasCount(0);
      assertThat(visitor.page().locator(".picture").count()).isZero();
    }
  }
}
