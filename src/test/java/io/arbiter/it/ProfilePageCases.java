package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A player's profile, level, activity, streak and badges, and the leaderboard. */
abstract class ProfilePageCases extends BrowserCases {
  private static Locator today(Visitor visitor) {
    return visitor.locate(".day[tabindex='0']");
  }

  private static LocalDate dateOf(Locator day) {
    return LocalDate.parse(day.getAttribute("data-date"));
  }

  @Test
  void aProfileShowsWhatItsPlayerHasReached() {
    try (Visitor player = player();
        Visitor other = player()) {
      player.client().judge("fizz-buzz", "def checkio(number):\n    return None\n");
      player.client().judge("fizz-buzz", Sources.RIGHT);
      player.open("/players/" + player.name());
      Locator main = player.locate("main");
      assertThat(main.locator(".level")).containsText("Level 1");
      assertThat(main.locator(".figures div").nth(3)).hasText("Streak1 day");
      assertThat(main.locator(".badges").first()).containsText("First solution");
      // On its day, the puzzle of the day earns a second badge.
      assertThat(main.locator(".badges").first().getByText("Fizz Buzz").first()).isVisible();
      assertThat(today(player))
          .hasAttribute("aria-label", Pattern.compile("1 accepted of 2 submissions$"));
      assertThat(main.getByText("1 accepted submission in a year, on 1 day.")).isVisible();
      Locator.FilterOptions progress = new Locator.FilterOptions().setHasText("Solved by station");
      Locator shares = main.locator("section").filter(progress);
      assertThat(row(shares, "First Steps")).containsText("1 of ");
      assertThat(row(shares, "elementary")).containsText("1 of ");
      main.getByText("more to earn").click();
      assertThat(main.getByText("Solve 10 puzzles.")).isVisible();
      player.looksWell().resize(Visitor.PHONE).reload();
      player.page().waitForFunction(TODAY_IS_IN_SIGHT);
      player.resize(Visitor.DESK);

      LocalDate date = dateOf(today(player));
      today(player).focus();
      player.shows(".about-day", "1 accepted of 2 submissions").press("ArrowUp").press("ArrowLeft");
      player.shows(".about-day", "no submissions");
      assertThat(dateOf(today(player))).isEqualTo(date.minusDays(8));
      player.press("Home").press("ArrowLeft");
      assertThat(dateOf(today(player))).isEqualTo(date.minusDays(364));
      player.press("End");
      assertThat(dateOf(today(player))).isEqualTo(date);

      player.link("Settings").click();
      player.isAt("Settings").click("Picture 12");
      assertThat(player.button("Picture 12")).hasAttribute("aria-pressed", "true");
      String chosen = player.button("Picture 12").locator("path").getAttribute("d");
      player.looksWell();
      String here = "Intl.DateTimeFormat().resolvedOptions().timeZone";
      assertThat(zone(player)).hasValue((String) player.page().evaluate(here));
      String far = "Pacific/Kiritimati";
      zone(player).selectOption(far);
      player
          .page()
          .waitForResponse(
              answer -> String.valueOf(answer.request().postData()).contains(far),
              () -> player.button("Save").click());
      LocalDate there = LocalDate.now(ZoneId.of(far));
      player.open("/settings/profile");
      assertThat(zone(player)).hasValue(far);
      player.open("/players/" + player.name());
      assertThat(dateOf(today(player))).isBetween(there, LocalDate.now(ZoneId.of(far)));

      other.open("/players/" + player.name()).counts(".badges", 1);
      assertThat(other.link("Settings")).hasCount(0);
      assertThat(other.locate("main header .avatar path")).hasAttribute("d", chosen);
    }
  }

  private static Locator zone(Visitor player) {
    return player.label("Your days are counted in this time zone");
  }

  private static final String TODAY_IS_IN_SIGHT =
      """
      () => {
        const box = document.querySelector(".day[tabindex='0']")?.getBoundingClientRect();
        return box && box.left >= 0 && box.right <= innerWidth;
      }
      """;

  private static Locator row(Locator main, String title) {
    return main.locator("tr").filter(new Locator.FilterOptions().setHasText(title)).first();
  }

  @Test
  void theLeaderboardJumpsToARankAndToAPlayer() {
    String first = newName();
    Client.register(ARBITER.address(), first).judge("fizz-buzz", Sources.RIGHT);
    try (Visitor player = player()) {
      player.client().judge("fizz-buzz", Sources.RIGHT);
      player.open("/leaderboard");
      Locator main = player.locate("main:not([aria-busy])");
      Locator topRank = main.locator("table").last().locator("tbody tr").first().locator("td");
      assertThat(main.locator("table").first()).containsText(player.name() + " (you)");
      player.fill("Jump to rank", "2").click("Go");
      assertThat(topRank.first()).hasText("2");
      player.follow("Show ranks 1 to 1");
      assertThat(topRank.first()).hasText("1");
      player.follow("Show my place in the list");
      assertThat(main.locator("table").last()).containsText(player.name() + " (you)");
      player.looksWell().fill("Jump to rank", "900000").click("Go");
      assertThat(main.getByText("The board ends before rank 900,000.")).isVisible();
      player.fill("Find a player", "nobody-of-this-name").click("Find");
      player.says("There is no such player.").fill("Find a player", first.toUpperCase(Locale.ROOT));
      player.click("Find");
      assertThat(main.locator("table")).hasCount(2);
      assertThat(main.locator("table").last()).containsText(first);
    }
  }
}
