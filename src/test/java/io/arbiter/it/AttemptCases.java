package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The player's own attempts, and the boards. */
abstract class AttemptCases extends BrowserCases {
  @Test
  void anyTwoAttemptsAreComparedAndOneIsRestored() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write(WRONG).send("Submit");
      player.write(Sources.RIGHT).send("Submit");
      assertThat(player.result()).containsText("Accepted");
      player.link("My attempts").click();
      assertThat(player.page().locator("tbody tr")).hasCount(2);
      assertThat(player.page().locator("tbody tr").first()).containsText("Accepted");
      player.page().getByRole(AriaRole.CHECKBOX).first().check();
      player.page().getByRole(AriaRole.CHECKBOX).last().check();
      assertThat(player.page().locator(".diff .removed")).hasCount(1);
      assertThat(player.page().locator(".diff .added")).hasCount(2);
      player.looksWell("attempts");
      player.page().locator("tbody tr").last().getByRole(AriaRole.BUTTON).click();
      assertThat(player.editor()).containsText("else \"buzz\"");

      player.write("# not sent").link("My attempts").click();
      player.page().locator("tbody tr").last().getByRole(AriaRole.BUTTON).click();
      assertThat(player.page().getByRole(AriaRole.DIALOG)).containsText("Replace your draft?");
      player.looksWell("attempts-replace");
      player.button("Replace the draft").click();
      assertThat(player.editor()).containsText("else \"buzz\"");
    }
  }

  @Test
  void aBoardShowsWhereAPlayerStands() {
    for (int i = 0; i < 3; i++) {
      String padding = "#".repeat(i * 40);
      Client.register(arbiter.address(), newName()).judge("fizz-buzz", Sources.RIGHT + padding);
    }
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write(Sources.RIGHT).send("Submit");
      player.open(FIZZ_BUZZ + "/board?by=size");
      assertThat(player.page().locator(".histogram .mine")).hasCount(1);
      assertThat(player.page().locator("tbody strong")).containsText("(you)");
      player.looksWell("board");
    }
  }
}
