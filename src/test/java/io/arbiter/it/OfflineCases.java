package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the page does without a network, and what it keeps. */
abstract class OfflineCases extends BrowserCases {
  @Test
  void whoIsOfflineKeepsTheDraftAndSendsItLater() {
    try (Visitor player = player()) {
      player.open(FIZZ_BUZZ).write(Sources.RIGHT);
      player.page().context().setOffline(true);
      player.button("Submit").click();
      assertThat(player.result())
          .containsText("You are offline. Your code is kept in this browser.");
      player.looksWell("offline");
      player.page().context().setOffline(false);
      assertThat(player.result()).containsText("You are online again.");
      player.send("Submit");
      assertThat(player.result()).containsText("Well done!");
      player.page().reload();
      assertThat(player.editor()).containsText("Fizz");
    }
  }

  @Test
  void aDraftSurvivesALogIn() {
    String name = newName();
    Client.register(arbiter.address(), name);
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write("kept = 1\n");
      visitor.button("Submit").click();
      visitor.page().getByLabel("Name").fill(name);
      visitor.page().getByLabel("Password").fill(Client.PASSWORD);
      visitor.button("Log in").click();
      assertThat(visitor.editor()).containsText("kept = 1");
    }
  }
}
