package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in a colour scheme, the other one tomorrow, and on a phone: nothing that axe finds,
 * nothing too wide.
 */
abstract class LooksCases extends BrowserCases {
  @ParameterizedTest
  @MethodSource("schemes")
  void everyPageLooksWellAtADesk(ColorScheme scheme) {
    try (Visitor visitor = Visitor.atDesk(browser, arbiter.address(), scheme)) {
      visitPages(visitor, "-" + scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  /** What axe finds depends on the scheme more than on the width, so few pages are enough here. */
  @Test
  void aPhoneIsWideEnough() {
    try (Visitor player = Visitor.withPhone(browser, arbiter.address(), ColorScheme.DARK)) {
      player.open("/puzzles").photograph("phone-visitor");
      player.register(newName()).open("/puzzles").fits("phone-puzzles");
      player.open(FIZZ_BUZZ).write(WRONG).send("Run samples").looksWell("phone-wrong");
      player.write(Sources.RIGHT);
      player.button("Submit").click();
      assertThat(player.page().locator(".next")).containsText("Next puzzle");
      player.fits("phone-accepted");
      player.open(FIZZ_BUZZ + "/attempts").looksWell("phone-attempts");
      player.open(FIZZ_BUZZ + "/board").fits("phone-board");
      player.open("/leaderboard").fits("phone-leaderboard");
      player.open("/scratch").fits("phone-scratch");
    }
  }

  private static void visitPages(Visitor visitor, String suffix) {
    visitor.open("/puzzles").looksWell("visitor" + suffix);
    visitor.open("/login").looksWell("login" + suffix);
    String name = newName();
    visitor.register(name).open("/puzzles").looksWell("puzzles" + suffix);
    visitor.open(FIZZ_BUZZ).looksWell("puzzle" + suffix);
    visitor.write(WRONG).send("Run samples").looksWell("wrong" + suffix);
    visitor.write("def checkio(number):\n    return 1 / 0\n");
    visitor.button("Run samples").click();
    assertThat(visitor.result()).containsText("ZeroDivisionError");
    visitor.looksWell("error" + suffix);
    visitor.write(Sources.RIGHT);
    visitor.button("Submit").click();
    assertThat(visitor.result()).containsText("Well done!");
    assertThat(visitor.page().locator(".next")).containsText("Next puzzle");
    visitor.looksWell("accepted" + suffix);
    visitor.open(FIZZ_BUZZ + "/attempts").looksWell("my-attempts" + suffix);
    visitor.open(FIZZ_BUZZ + "/board").looksWell("boards" + suffix);
    visitor.open(FIZZ_BUZZ + "/solutions").looksWell("solutions" + suffix);
    visitor.open("/leaderboard").looksWell("leaderboard" + suffix);
    visitor.open("/scratch").looksWell("scratch" + suffix);
    visitor.open("/players/" + name).looksWell("profile" + suffix);
    visitor.open("/nowhere").looksWell("nowhere" + suffix);
  }
}
