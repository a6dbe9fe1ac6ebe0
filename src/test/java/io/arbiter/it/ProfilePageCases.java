package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A player's profile: level, activity, streak and badges. */
abstract class ProfilePageCases extends BrowserCases {
  private static final String WORKS_NOT = "def checkio(number):\n    return None\n";

  /** A player with a failed and an accepted submission of today. */
  private static String achiever() {
    String name = newName();
    Client client = Client.register(arbiter.address(), name);
    client.judge("fizz-buzz", WORKS_NOT);
    client.judge("fizz-buzz", Sources.RIGHT);
    return name;
  }

  private static Locator today(Visitor visitor) {
    return visitor.page().locator(".day[tabindex='0']");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void aProfileShowsWhatItsPlayerHasReached(ColorScheme scheme) {
    String name = achiever();
    try (Visitor visitor = Visitor.atDesk(browser, arbiter.address(), scheme)) {
      visitor.logIn(name).open("/players/" + name);
      Locator main = visitor.page().locator("main");
      assertThat(main.locator(".level")).containsText("Level 1");
      assertThat(main.locator(".figures div").nth(3)).hasText("Streak1 day");
      assertThat(main.locator(".badges").first()).containsText("First solution");
      assertThat(main.locator(".badges").first().getByText("Fizz Buzz")).isVisible();
      assertThat(today(visitor))
          .hasAttribute("aria-label", Pattern.compile("1 accepted of 2 submissions$"));
      assertThat(main.getByText("1 accepted submission in a year, on 1 day.")).isVisible();
      assertThat(row(main, "First Steps")).containsText("1 of ");
      assertThat(row(main, "elementary")).containsText("1 of ");
      main.getByText("more to earn").click();
      assertThat(main.getByText("Solve 10 puzzles.")).isVisible();
      visitor.looksWell("profile-achiever-" + scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  private static Locator row(Locator main, String title) {
    return main.locator("tr").filter(new Locator.FilterOptions().setHasText(title)).first();
  }

  @Test
  void theDaysAreReachedWithTheKeyboard() {
    String name = achiever();
    try (Visitor visitor = visitor()) {
      visitor.open("/players/" + name);
      String day = today(visitor).getAttribute("data-date");
      today(visitor).focus();
      assertThat(about(visitor)).containsText("1 accepted of 2 submissions");
      visitor.page().keyboard().press("ArrowUp");
      visitor.page().keyboard().press("ArrowLeft");
      assertThat(about(visitor)).containsText("no submissions");
      assertThat(LocalDate.parse(today(visitor).getAttribute("data-date")))
          .isEqualTo(LocalDate.parse(day).minusDays(8));
      visitor.page().keyboard().press("Home");
      visitor.page().keyboard().press("ArrowLeft");
      assertThat(LocalDate.parse(today(visitor).getAttribute("data-date")))
          .isEqualTo(LocalDate.parse(day).minusDays(364));
      visitor.page().keyboard().press("End");
      assertThat(today(visitor)).hasAttribute("data-date", day);
    }
  }

  private static Locator about(Visitor visitor) {
    return visitor.page().locator(".about-day");
  }

  @Test
  void theTimeZoneIsTheBrowsersUntilThePlayerChoosesAnother() {
    String name = newName();
    try (Visitor visitor = visitor()) {
      visitor.register(name).open("/players/" + name);
      String here =
          (String) visitor.page().evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone");
      assertThat(visitor.page().locator("#zone")).hasValue(here);
      visitor.page().locator("#zone").selectOption("Pacific/Kiritimati");
      visitor
          .page()
          .waitForResponse(
              answer -> String.valueOf(answer.request().postData()).contains("Kiritimati"),
              () -> visitor.button("Save").click());
      visitor.open("/players/" + name);
      assertThat(visitor.page().locator("#zone")).hasValue("Pacific/Kiritimati");
      assertThat(today(visitor))
          .hasAttribute("data-date", LocalDate.now(ZoneId.of("Pacific/Kiritimati")).toString());
    }
  }

  @Test
  void anotherPlayersProfileHasNoSettings() {
    String name = achiever();
    try (Visitor visitor = player()) {
      visitor.open("/players/" + name);
      assertThat(visitor.page().locator(".badges")).hasCount(1);
      assertThat(visitor.page().locator("#zone")).hasCount(0);
      assertThat(visitor.button("Download everything")).hasCount(0);
    }
  }

  @Test
  void aPhoneShowsTheNewestWeeks() {
    String name = achiever();
    try (Visitor visitor = Visitor.withPhone(browser, arbiter.address(), ColorScheme.LIGHT)) {
      visitor.logIn(name).open("/players/" + name);
      visitor.looksWell("phone-profile");
      assertThat(
              (Boolean)
                  visitor
                      .page()
                      .evaluate(
                          """
                          (() => {
                            const day = document.querySelector(".day[tabindex='0']");
                            const box = day.getBoundingClientRect();
                            return box.left >= 0 && box.right <= innerWidth;
                          })()\
                          """))
          .as("today is in sight")
          .isTrue();
    }
  }

  @Test
  void theLeaderboardJumpsToARankAndToTheOwnPlace() {
    String first = achiever();
    String name = achiever();
    try (Visitor visitor = visitor()) {
      visitor.logIn(name).open("/leaderboard");
      Locator main = visitor.page().locator("main:not([aria-busy])");
      assertThat(main.locator("table").first()).containsText(name + " (you)");
      visitor.page().getByLabel("Jump to rank").fill("2");
      visitor.button("Go").click();
      assertThat(main.locator("table").last().locator("tbody tr").first().locator("td").first())
          .hasText("2");
      visitor.link("Show ranks 1 to 1").click();
      assertThat(main.locator("table").last().locator("tbody tr").first().locator("td").first())
          .hasText("1");
      visitor.link("Show my place in the list").click();
      assertThat(main.locator("table").last()).containsText(name + " (you)");
      visitor.page().getByLabel("Jump to rank").fill("900000");
      visitor.button("Go").click();
      assertThat(main.getByText("The board ends before rank 900,000.")).isVisible();
      visitor.page().getByLabel("Find a player").fill(first.toUpperCase(Locale.ROOT));
      visitor.button("Find").click();
      assertThat(main.getByText(first + " and neighbours")).hasCount(1);
      visitor.link("Show this place in the list").click();
      assertThat(main.locator("table").last()).containsText(first);
    }
  }
}
