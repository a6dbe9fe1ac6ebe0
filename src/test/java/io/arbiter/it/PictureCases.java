package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of tests, drawn by the authors' pages. */
abstract class PictureCases extends BrowserCases {
  private static FrameLocator frame(Locator place) {
    return place.frameLocator("iframe");
  }

  private static Locator samples(Visitor visitor) {
    return visitor.locate("main:not([aria-busy]) .samples .picture");
  }

  @Test
  void everySampleHasItsPictureInTheBrowsersTheme() {
    try (Visitor visitor = visitor().open(FIZZ_BUZZ)) {
      visitor.prefer(ColorScheme.DARK).shows(".samples");
      assertThat(visitor.button("Hide the pictures")).hasCount(0);
      visitor.counts(".picture", 0).go("/puzzles/penguin-slide").click("Hide the pictures");
      visitor.counts("iframe", 0).reload().shows(".samples").counts("iframe", 0);
      visitor.click("Show as pictures");
      assertThat(visitor.button("Show as pictures")).hasCount(0);
      Locator root = frame(samples(visitor).first()).locator("html");
      assertThat(root).hasAttribute("data-theme", "dark");
      visitor.prefer(ColorScheme.LIGHT);
      assertThat(root).hasAttribute("data-theme", "light");
      assertDrawn(visitor, "penguin-slide");
      for (String slug : List.of("ferry-lanes", "terrace-tiles", "stepping-stones")) {
        assertDrawn(visitor.go("/puzzles/" + slug), slug);
      }
      visitor.looksWell();
    }
  }

  private static void assertDrawn(Visitor visitor, String slug) {
    assertThat(samples(visitor)).not().hasCount(0);
    for (Locator place : samples(visitor).all()) {
      place.scrollIntoViewIfNeeded();
      assertThat(frame(place).locator("svg").first()).isVisible();
      assertThat(place.locator("iframe")).hasAttribute("sandbox", "allow-scripts");
    }
    visitor.photograph("pictures-" + slug, visitor.locate(".samples"));
  }

  @Test
  void aFailedTestHasAPictureBesideItsValues() throws IOException {
    try (Visitor player = player()) {
      openSecondStation(player.client());
      player.open("/puzzles/ferry-lanes");
      player.write("def boarding(lanes, capacity):\n    return sum(lanes, [])\n");
      player.send("Run samples");
      Locator place = player.result().locator("details[open] .picture");
      place.scrollIntoViewIfNeeded();
      assertThat(frame(place).locator(".deck").last()).containsText("blue");
      assertThat(frame(place).locator(".differs")).hasCount(2);
      assertThat(player.locate(".comparison").first()).isVisible();
      player.photograph("picture-of-a-failure", place);
      player.looksWell();
    }
  }

  @Test
  void theExampleOfTheDocumentDraws() throws IOException {
    String document = Files.readString(Path.of("docs", "puzzle-reference.md"));
    int start = document.indexOf("```html") + "```html\n".length();
    String example = document.substring(start, document.indexOf("```", start));
    try (Visitor visitor = visitor()) {
      visitor.page().route("**/visual?*", route -> replaceVisual(route, example));
      visitor.open("/puzzles/stepping-stones");
      samples(visitor).first().scrollIntoViewIfNeeded();
      assertThat(frame(samples(visitor).first()).locator("main"))
          .hasText("before: [1,2,3]expected: 🍎🍎🍎🍎🍎🍎");
      assertThat(samples(visitor).first().locator("iframe")).isVisible();
    }
  }
}
