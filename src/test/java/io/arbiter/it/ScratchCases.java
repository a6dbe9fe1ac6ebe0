package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The scratch pad, the shortcuts and the leaderboard. */
abstract class ScratchCases extends BrowserCases {
  @Test
  void aScriptReadsItsInputAndIsSharedByItsAddress() {
    try (Visitor player = player()) {
      player.open("/scratch").write("print(input()[::-1], 'é')\n");
      player.page().getByLabel("Standard input").fill("drawer");
      player.button("Run").click();
      assertThat(player.result()).containsText("reward é");
      assertThat(player.result()).containsText("Your script has ended.");
      player.looksWell("scratch");
      player.button("Share").click();
      assertThat(player.page().getByText("Whoever has it has the script.")).isVisible();
      try (Visitor other = visitor()) {
        other.open(player.page().url().replaceFirst(".*#", ""));
        assertThat(other.editor()).containsText("print(input()[::-1], 'é')");
      }
    }
  }

  @Test
  void everyPageIsReachedWithTheKeyboard() {
    try (Visitor visitor = visitor()) {
      visitor.open("/leaderboard").page().keyboard().press("?");
      assertThat(visitor.page().getByRole(AriaRole.DIALOG)).containsText("Keyboard shortcuts");
      visitor.looksWell("help");
      visitor.page().keyboard().press("Escape");
      visitor.page().keyboard().type("gs");
      assertThat(visitor.page().locator("h1")).hasText("Scratch pad");
      visitor.page().keyboard().type("gp");
      assertThat(visitor.page().locator("h1")).hasText("Puzzles");
      visitor.page().keyboard().press("/");
      assertThat(visitor.page().getByLabel("Search")).isFocused();
    }
  }

  @Test
  void anyPlayerIsFoundOnTheLeaderboard() {
    String name = newName();
    Client.register(arbiter.address(), name).judge("fizz-buzz", Sources.RIGHT);
    try (Visitor visitor = visitor()) {
      visitor.open("/leaderboard");
      visitor.page().getByLabel("Find a player").fill(name);
      visitor.button("Find").click();
      assertThat(visitor.page().locator("caption").first()).hasText(name + " and neighbours");
      visitor.page().getByLabel("Find a player").fill("nobody-of-this-name");
      visitor.button("Find").click();
      assertThat(visitor.page().getByText("There is no such player.")).isVisible();
    }
  }
}
