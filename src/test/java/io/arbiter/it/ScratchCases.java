package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The scratch pad, the shortcuts and the leaderboard. */
abstract class ScratchCases extends BrowserCases {
  @Test
  void aScriptReadsItsInputAndIsSharedByItsAddress() {
    try (Visitor player = player()) {
      player.open("/scratch").write("print(input()[::-1], 'é')\n");
      player.page().getByLabel("Standard input").fill("drawer");
      player.button("Run").click();
      assertThat(player.result()).containsText("reward é", patiently());
      assertThat(player.result()).containsText("Your script has ended.");
      player.looksWell("scratch");
      player.button("Share").click();
      assertThat(player.page().getByText("Whoever has it has the script.")).isVisible();
      try (Visitor other = visitor()) {
        other.open(player.page().url().replaceFirst(".*#", ""));
        assertThat(other.editor()).containsText("print(input()[::-1], 'é')");
        assertThat(other.page().getByLabel("Standard input")).hasValue("drawer");
        other.write("print('changed')\n");
        assertThat(other.page()).hasURL(Pattern.compile("#/scratch$"));
        other.page().reload();
        assertThat(other.editor()).containsText("print('changed')");
      }
    }
  }

  @Test
  void whatAScriptPrintsIsShownWhileItRunsUntilThePlayerStopsIt() {
    try (Visitor player = player()) {
      player
          .open("/scratch")
          .write("import time\nprint('begun', end='', flush=True)\nwhile True: time.sleep(0.01)\n")
          .button("Run")
          .click();
      assertThat(player.result()).containsText("begun", patiently());
      player.button("Stop").click();
      assertThat(player.result())
          .containsText("KeyboardInterrupt: the run was stopped", patiently());
      assertThat(player.result()).containsText("begun");
      assertThat(player.button("Stop")).isHidden();
      assertThat(player.button("Run")).isFocused();
      player.looksWell("scratch-stopped");
    }
  }

  @Test
  void aLimitOfAScriptIsNamed() {
    try (Visitor player = player()) {
      player.open("/scratch").write("while True: print('x' * 1000)\n").button("Run").click();
      assertThat(player.result()).containsText("Too much output", patiently());
      assertThat(player.result()).containsText("65536 bytes are allowed");
      player.write("x = 0\nwhile True: x += 1\n").button("Run").click();
      assertThat(player.result()).containsText("more than 10,000,000 steps", patiently());
      player.write("#" + "x".repeat(70_000)).button("Run").click();
      assertThat(player.result()).containsText("bytes, 65536 are allowed");
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
