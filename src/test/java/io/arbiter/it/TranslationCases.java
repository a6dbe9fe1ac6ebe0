package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in other languages than English. */
abstract class TranslationCases extends BrowserCases {
  private static Locator html(Visitor visitor) {
    return visitor.page().locator("html");
  }

  private static Locator heading(Visitor visitor) {
    return visitor.page().locator("main:not([aria-busy]) h1");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void thePageSpeaksTheLanguageOfTheBrowser(ColorScheme scheme) {
    String suffix = "-uk-" + scheme.name();
    try (Visitor visitor = Visitor.reading("uk-UA", browser, arbiter.address(), scheme)) {
      visitor.open("/puzzles");
      assertThat(html(visitor)).hasAttribute("lang", "uk");
      assertThat(visitor.page().getByText("Перші кроки").first()).isVisible();
      assertThat(visitor.link("Фіз і Баз").first()).isVisible();
      visitor.looksWell("puzzles" + suffix);
      visitor.open(FIZZ_BUZZ);
      assertThat(heading(visitor)).hasText("Фіз і Баз");
      assertThat(visitor.page().locator(".statement")).containsText("лимонадом");
      visitor.button("Показати підказку 1 з 3").click();
      assertThat(visitor.page().locator(".hints")).containsText("остачу");
      visitor.looksWell("puzzle" + suffix);
      visitor.open("/puzzles/sandbox-1-forbidden-words");
      assertThat(visitor.page().locator(".statement")).hasAttribute("lang", "en");
    }
  }

  @Test
  void thePageOnAPhoneIsWideEnoughForUkrainian() {
    try (Visitor player = Visitor.withPhone(browser, arbiter.address(), ColorScheme.LIGHT)) {
      player.register(newName()).open("/puzzles");
      player.page().selectOption("#language", "uk");
      assertThat(html(player)).hasAttribute("lang", "uk");
      player.fits("phone-uk-puzzles");
      player.open(FIZZ_BUZZ).write(WRONG).send("Запустити приклади").fits("phone-uk-wrong");
      for (String path : new String[] {"/attempts", "/board", "/solutions"}) {
        player.open(FIZZ_BUZZ + path).fits("phone-uk" + path.replace('/', '-'));
      }
      player.open("/leaderboard").fits("phone-uk-leaderboard");
    }
  }

  @Test
  void aPlayerChoosesTheLanguageWithTheKeyboard() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ);
      assertThat(heading(player)).hasText("Fizz Buzz");
      Locator choice = player.page().getByLabel("Language");
      choice.focus();
      player.page().keyboard().press("ArrowDown");
      assertThat(html(player)).hasAttribute("lang", "uk");
      assertThat(heading(player)).hasText("Фіз і Баз");
      assertThat(player.page().getByLabel("Мова")).isFocused();
      assertThat(player.link("Рейтинг").first()).isVisible();
      player.page().reload();
      assertThat(heading(player)).hasText("Фіз і Баз");
      player.write(Sources.RIGHT).send("Надіслати");
      assertThat(player.result()).containsText("Чудово! 10 балів.");
      player.page().selectOption("#language", "en");
      assertThat(heading(player)).hasText("Fizz Buzz");
      assertThat(player.button("Submit")).isVisible();
    }
  }

  @Test
  void aChoiceWithoutAConnectionChangesNothing() {
    try (Visitor visitor = visitor()) {
      visitor.open("/login");
      Page page = visitor.page();
      page.route("**/*", route -> route.abort());
      page.selectOption("#language", "uk");
      assertThat(page.locator("#language")).hasValue("en");
      assertThat(html(visitor)).hasAttribute("lang", "en");
      assertThat(heading(visitor)).hasText("Log in");
      visitor.forgive("net::ERR_FAILED");
    }
  }
}
