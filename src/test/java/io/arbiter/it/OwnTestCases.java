package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** The player's own tests of a puzzle. */
abstract class OwnTestCases extends BrowserCases {
  @Test
  void ownInputsAreRunAndKept() {
    try (Visitor player = player()) {
      player
          .open(FIZZ_BUZZ)
          .write("def checkio(number):\n    print(number)\n    return 60 / number");
      add(player, "8");
      add(player, "0");
      player.button("Run my tests").click();
      Locator results = player.page().locator(".own-results > li");
      assertThat(results).hasCount(2);
      assertThat(results.first()).containsText("checkio(8)\n→ 7.5");
      assertThat(results.first()).containsText("Printed");
      assertThat(results.first()).containsText("steps");
      assertThat(results.last()).containsText("ZeroDivisionError");
      player.looksWell("own-tests");
      player.page().reload();
      assertThat(inputs(player)).hasCount(2);
      assertThat(inputs(player).first()).hasValue("8");
      player.button("Remove this test").first().click();
      assertThat(inputs(player)).hasCount(1);
    }
  }

  @Test
  void theAuthorsAnswerIsShownWhereTheAuthorOffersIt() {
    try (Visitor player = player()) {
      player
          .open(FIZZ_BUZZ)
          .write("def checkio(number):\n    return 'Fizz' if number % 3 == 0 else 1 / 0");
      add(player, "12");
      add(player, "75");
      add(player, "25");
      add(player, "20");
      player.button("Run my tests").click();
      Locator results = player.page().locator(".own-results > li");
      assertThat(results).hasCount(4);
      assertThat(results.nth(0)).containsText("✓ As expected");
      assertThat(results.nth(1)).containsText("✗ Not as expected");
      assertThat(results.nth(1).locator(".expected pre")).hasText("'Fizz Buzz'");
      assertThat(results.nth(2)).containsText("ZeroDivisionError");
      assertThat(results.nth(2)).containsText("'Buzz'");
      // A hidden test.
      assertThat(results.nth(3)).not().containsText("xpected");
      assertThat(player.result()).containsText("1 value is not as expected.");
      player.looksWell("own-tests-with-answers");
    }
  }

  @Test
  void whatIsNoPythonIsSaidBesideIt() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ);
      add(player, "[1, 2");
      player.button("Run my tests").click();
      assertThat(player.page().locator(".own-tests .field-problem"))
          .hasText("Column 6: there must be a comma or ].");
      assertThat(player.result()).isHidden();
    }
  }

  private static void add(Visitor player, String arguments) {
    player.button("Add a test").click();
    inputs(player).last().fill(arguments);
  }

  private static Locator inputs(Visitor player) {
    return player.page().locator(".own-tests input");
  }
}
