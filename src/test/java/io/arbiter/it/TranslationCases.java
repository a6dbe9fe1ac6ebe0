package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page in other languages than English. */
abstract class TranslationCases extends BrowserCases {
  private static Locator html(Visitor visitor) {
    return visitor.locate("html");
  }

  @Test
  void thePageSpeaksTheLanguageOfTheBrowser() {
    try (Visitor visitor = Visitor.reading("uk-UA").open("/puzzles")) {
      assertThat(html(visitor)).hasAttribute("lang", "uk");
      assertThat(visitor.text("Перші кроки").first()).isVisible();
      assertThat(visitor.link("Фіз і Баз").first()).isVisible();
      visitor.looksWell().go(FIZZ_BUZZ).isAt("Фіз і Баз").shows(".statement", "лимонадом");
      visitor.shows(".samples", "6 ділиться лише на 3.").shows(".facts", "числа");
      visitor.tab("Підказки").click("Показати підказку 1 з 3").shows(".hints", "остачу");
      visitor.write(WRONG).send("Запустити приклади").looksWell();
      visitor.go("/puzzles/few-steps");
      assertThat(visitor.locate(".statement")).hasAttribute("lang", "en");
      visitor.resize(Visitor.PHONE);
      for (String path : List.of(FIZZ_BUZZ + "/board", FIZZ_BUZZ + "/solutions", "/leaderboard")) {
        visitor.go(path).fits();
      }
    }
  }

  @Test
  void aPlayerChoosesTheLanguageWithTheKeyboard() {
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      player.isAt("Fizz Buzz");
      Page page = player.page();
      page.route("**/*", route -> route.abort());
      player.openMenu();
      page.selectOption("#language", "uk");
      assertThat(page.locator("#language")).hasValue("en");
      assertThat(html(player)).hasAttribute("lang", "en");
      player.isAt("Fizz Buzz");
      player.forgive("net::ERR_FAILED");
      page.unrouteAll();

      player.label("Language").focus();
      player.press("ArrowDown");
      assertThat(html(player)).hasAttribute("lang", "de");
      player.offers("Einreichen").press("ArrowDown");
      assertThat(html(player)).hasAttribute("lang", "uk");
      player.isAt("Фіз і Баз");
      assertThat(page.getByLabel("Мова", new Page.GetByLabelOptions().setExact(true))).isFocused();
      assertThat(player.link("Рейтинг").first()).isVisible();
      page.reload();
      player.isAt("Фіз і Баз").write(Sources.RIGHT).send("Надіслати");
      player.shows(".result", "Чудово! 10 балів.");
      player.openMenu();
      page.selectOption("#language", "en");
      player.isAt("Fizz Buzz").offers("Submit");
    }
  }
}
