package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Writing code. */
abstract class EditorCases extends BrowserCases {
  @Test
  void pythonIsHighlightedAndIndented() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write("");
      visitor.page().keyboard().type("def checkio(number):");
      visitor.page().keyboard().press("Enter");
      visitor.page().keyboard().type("return number");
      assertThat(visitor.code()).isEqualTo("def checkio(number):\n    return number");
      assertThat(visitor.page().locator(".tok-keyword")).hasText(new String[] {"def", "return"});
    }
  }

  @Test
  void namesOfTheFileAndOfPythonAreCompleted() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write("forest_of_names = 1\n");
      Locator choices = visitor.page().locator(".cm-tooltip-autocomplete");
      visitor.page().keyboard().type("fo");
      assertThat(choices).containsText("forest_of_names");
      assertThat(choices).containsText("format");
      visitor.page().keyboard().type("rest");
      assertThat(choices.locator("li")).hasCount(1);
      choices.locator("li").click();
      assertThat(visitor.page().locator(".cm-line").last()).hasText("forest_of_names");
    }
  }

  @Test
  void tabIndentsAndEscapeThenTabLeaves() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write("x");
      visitor.page().keyboard().press("Home");
      visitor.page().keyboard().press("Tab");
      assertThat(visitor.code()).isEqualTo("    x");
      assertThat(visitor.editor()).isFocused();
      visitor.page().keyboard().press("Escape");
      visitor.page().keyboard().press("Tab");
      assertThat(visitor.editor()).not().isFocused();
      assertThat(visitor.button("Submit")).isFocused();
    }
  }

  @Test
  void textIsFoundAndTheDraftStaysOverAReload() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write("first = 1\nsecond = first\n");
      visitor.page().keyboard().press("Control+f");
      visitor.page().keyboard().type("first");
      assertThat(visitor.page().locator(".cm-searchMatch")).hasCount(2);
      visitor.page().reload();
      assertThat(visitor.editor()).containsText("second = first");
      visitor.button("Reset to the starter").click();
      assertThat(visitor.editor()).not().containsText("second = first");
    }
  }

  @Test
  void theSizeOfTheTextIsKept() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ);
      double before = height(visitor);
      visitor.button("Larger text").click();
      assertThat(height(visitor)).isGreaterThan(before);
      double larger = height(visitor);
      visitor.page().reload();
      visitor.editor().waitFor();
      assertThat(height(visitor)).isEqualTo(larger);
    }
  }

  @Test
  void lightOrDarkIsASetting() {
    try (Visitor visitor = visitor()) {
      visitor.open("/leaderboard").page().keyboard().press(",");
      visitor.looksWell("settings");
      String light = background(visitor);
      visitor.page().getByLabel("Colours").selectOption("dark");
      assertThat(background(visitor)).isNotEqualTo(light);
      visitor.looksWell("settings-dark");
      visitor.page().reload();
      visitor.page().locator("main:not([aria-busy]) h1").waitFor();
      assertThat(background(visitor)).isNotEqualTo(light);
      visitor.page().keyboard().press(",");
      visitor.page().getByLabel("Colours").selectOption("auto");
      assertThat(background(visitor)).isEqualTo(light);
    }
  }

  private static String background(Visitor visitor) {
    return String.valueOf(visitor.page().evaluate("getComputedStyle(document.body).background"));
  }

  private static double height(Visitor visitor) {
    return visitor.page().locator(".cm-line").first().boundingBox().height;
  }
}
