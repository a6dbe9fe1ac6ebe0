package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The page of a puzzle whose solutions are programs. */
abstract class ProgramPageCases extends BrowserCases {
  private static final String CLOAKROOM = "/puzzles/cloakroom";

  /** Right until a hook is free again. */
  private static final String WRONG =
      """
      import sys
      hook = 0
      count = int(input())
      for line in sys.stdin:
          hook += 1
          print(hook if hook <= count else "full")
      print("left", count)
      """;

  @Test
  void aSampleIsAnInputAndAnOutputThatCanBeCopied() {
    try (Visitor visitor = visitor()) {
      BrowserContext context = visitor.page().context();
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visitor.open(CLOAKROOM);
      Locator sample = visitor.page().locator(".samples > li").first();
      assertThat(sample.locator("pre").first())
          .hasText("3\nhang ada\nhang bo\nfetch 1\n" + "hang cleo\nhang dora\nhang emil\n");
      assertThat(sample.locator("pre").last()).containsText("left 3");
      sample.getByText("Copy").last().click();
      assertThat(sample.getByText("Copied")).isVisible();
      Assertions.assertThat(visitor.page().evaluate("navigator.clipboard.readText()"))
          .isEqualTo("1\n2\nada\n1\n3\nfull\nleft 3\n");
      visitor.looksWell("program");
    }
  }

  @Test
  void aWrongOutputIsShownBesideTheExpectedOne() throws IOException {
    try (Visitor player = player()) {
      openSecondStation(player);
      player.open(CLOAKROOM).write(WRONG);
      player.button("Submit").click();
      assertThat(player.result()).containsText("Wrong answer", patiently());
      assertThat(player.result()).containsText("line 3, word 1: expected \"ada\", got \"3\"");
      assertThat(player.result().locator(".expected mark").first()).hasText("ada");
      assertThat(player.result().locator(".actual mark").first()).hasText("3");
      player.looksWell("program-wrong");
    }
  }

  @Test
  void ownTestsAreTexts() throws IOException {
    try (Visitor player = player()) {
      openSecondStation(player);
      player.open(CLOAKROOM).write(WRONG);
      player.button("Add a test").click();
      player.page().locator(".own-tests textarea").last().fill("1\nhang zoe\nhang yan");
      player.button("Add a test").click();
      player.page().locator(".own-tests textarea").last().fill("2\nfetch 1\n");
      player.button("Run my tests").click();
      Locator results = player.page().locator(".own-results > li");
      assertThat(results).hasCount(2);
      assertThat(results.first()).containsText("✓ As expected");
      assertThat(results.last()).containsText("✗ Not as expected");
      assertThat(results.last().locator(".expected pre")).hasText("nobody\nleft 0\n");
      player.looksWell("program-own-tests");
      player.page().reload();
      assertThat(player.page().locator(".own-tests textarea").first())
          .hasValue("1\nhang zoe\nhang yan");
    }
  }
}
