package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.TestReceiver;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of webhooks, with a receiver on 127.0.0.1, which the instance allows. */
abstract class WebhookPageCases extends BrowserCases {
  private TestReceiver receiver;

  @BeforeEach
  void start() {
    receiver = TestReceiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private void add(Visitor player) {
    player.open("/webhooks");
    player.page().getByLabel("Address (URL)").fill(receiver.url("/hook"));
    player.page().getByRole(AriaRole.BUTTON, exactly("Add")).click();
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void aWebhookIsAddedTriedAndDeleted() {
    try (Visitor player = player()) {
      Page page = player.page();
      player.open("/webhooks");
      assertThat(page.getByText("You have no webhooks.")).isVisible();
      add(player);
      assertThat(page.locator("pre")).containsText("whsec_");
      player.looksWell("webhooks");
      player.button("Send a test").click();
      assertThat(page.getByRole(AriaRole.CELL, exactly("Test"))).isVisible();
      Locator refresh = player.button("Refresh");
      page.waitForCondition(
          () -> {
            refresh.click();
            return page.getByText("Delivered").count() > 0;
          });
      player.looksWell("deliveries");
      Assertions.assertThat(receiver.received()).hasSize(1);
      player.link("All webhooks").click();
      assertThat(page.locator("pre")).hasCount(0);
      page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).click();
      player.button("Delete this webhook").click();
      assertThat(page.getByText("You have no webhooks.")).isVisible();
    }
  }

  @Test
  void aVerdictIsDeliveredAndSentAgain() {
    try (Visitor player = player()) {
      Page page = player.page();
      add(player);
      assertThat(page.locator("pre")).containsText("whsec_");
      player.open(FIZZ_BUZZ).write(Sources.RIGHT);
      player.button("Submit").click();
      assertThat(player.result()).containsText("Well done!");
      page.waitForCondition(() -> !receiver.received().isEmpty());
      player.open("/webhooks");
      player.link("Deliveries").click();
      assertThat(player.link("A submission of yours is judged")).isVisible();
      page.getByText("Send again", new Page.GetByTextOptions().setExact(true)).click();
      page.waitForCondition(() -> receiver.received().size() == 2);
      Assertions.assertThat(receiver.received().get(1).body())
          .isEqualTo(receiver.received().get(0).body());
    }
  }

  @Test
  void anAddressThatIsNotPublicIsRefusedWithAReason() {
    try (Visitor player = Visitor.withPhone(browser, arbiter.address(), ColorScheme.DARK)) {
      player.register(newName()).open("/webhooks");
      Page page = player.page();
      page.getByLabel("Address (URL)").fill("https://10.0.0.1/");
      page.getByRole(AriaRole.BUTTON, exactly("Add")).click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("must lead to a public address");
      player.looksWell("phone-webhooks");
    }
  }
}
