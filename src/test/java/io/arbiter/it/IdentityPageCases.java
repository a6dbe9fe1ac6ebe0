package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.arbiter.EveryThirdDay;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Log-in at a provider, and what others see of a player. */
abstract class IdentityPageCases extends BrowserCases {

  /** Waits for the provider's page, agrees there and comes back. */
  private static void agree(Visitor visitor, String subject, String name) {
    visitor.page().waitForURL(url -> SharedInstance.PROVIDER.isHere(URI.create(url)));
    URI request = URI.create(visitor.page().url());
    visitor.page().navigate(SharedInstance.PROVIDER.agree(request, subject, name).toString());
  }

  private static Locator heading(Visitor visitor) {
    return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private static Locator account(Visitor visitor) {
    return visitor.page().locator("#account");
  }

  @Test
  void aNewPlayerChoosesANameAndThenLogsInWithoutAPassword() {
    String subject = UUID.randomUUID().toString();
    String name = newName();
    try (Visitor visitor = visitor()) {
      visitor.open("/login");
      visitor.button("Continue with Example ID").waitFor();
      visitor.looksWell("log-in-with-providers");
      visitor.button("Continue with Nowhere").click();
      assertThat(visitor.page().getByText("Nowhere does not answer now.")).isVisible();
      visitor.open("/login?back=/leaderboard").button("Continue with Example ID").click();
      agree(visitor, subject, "Some Body");
      assertThat(heading(visitor)).hasText("Choose your name");
      assertThat(visitor.page().getByLabel("Name")).hasValue("Some-Body");
      visitor.looksWell("first-log-in");
      visitor.page().getByLabel("Name").fill("admin");
      visitor.button("Register").click();
      assertThat(visitor.page().getByText("The name admin is taken")).isVisible();
      visitor.page().getByLabel("Name").fill(name);
      visitor.button("Register").click();
      assertThat(account(visitor)).containsText(name);
      assertThat(heading(visitor)).hasText("Leaderboard");
      visitor.button("Log out").click();
      visitor.open("/login").button("Continue with Example ID").click();
      agree(visitor, subject, "Some Body");
      assertThat(account(visitor)).containsText(name);
      visitor.button("Log out").click();
      // Another page may send the browser on this way.
      visitor.page().navigate(arbiter.address() + "/api/identity-providers/example/log-in");
      agree(visitor, subject, "Some Body");
      assertThat(heading(visitor)).hasText("Hello, " + name);
      assertThat(account(visitor)).not().containsText(name);
      visitor.button("Log in as " + name).click();
      assertThat(account(visitor)).containsText(name);
      visitor.open("/players/" + name).page().getByText("Log-in with other accounts").click();
      visitor.button("Unlink Example ID").click();
      assertThat(visitor.page().getByText("set a password first")).isVisible();
      visitor.page().getByText("Change the password").first().click();
      assertThat(visitor.page().getByLabel("Present password")).isHidden();
      visitor.page().getByLabel("New password").fill("a newer horse");
      visitor.button("Change the password").click();
      assertThat(visitor.page().getByText("The password is changed.")).isVisible();
      visitor.button("Unlink Example ID").click();
      assertThat(visitor.button("Link Example ID")).isVisible();
    }
  }

  @Test
  @EveryThirdDay
  void aPlayerLinksAnAccountAndHidesTheProfile() {
    String name = newName();
    try (Visitor visitor = visitor()) {
      visitor.register(name).open("/players/" + name);
      visitor.page().getByText("Log-in with other accounts").click();
      visitor.button("Link Example ID").click();
      agree(visitor, UUID.randomUUID().toString(), "elsewhere");
      assertThat(visitor.page().getByText("Linked.")).isVisible();
      visitor.link("To your account").click();
      visitor.page().getByText("Log-in with other accounts").click();
      assertThat(visitor.page().getByText("Example ID: elsewhere")).isVisible();
      visitor.page().getByText("What others see of you").click();
      visitor.page().getByLabel("Who sees your activity").selectOption("Only me");
      assertThat(visitor.page().getByText("Saved.")).isVisible();
      visitor.looksWell("visibility");
      visitor.link("as other players see it").click();
      assertThat(visitor.page().getByText("what other players see of your profile")).isVisible();
      assertThat(visitor.page().locator("main .calendar")).hasCount(0);
      assertThat(visitor.page().locator("main .level")).isVisible();
      visitor.open("/players/" + name).page().getByText("What others see of you").click();
      assertThat(visitor.page().getByLabel("Who sees your activity")).hasValue("hidden");
      visitor.page().getByLabel("Who sees your profile").selectOption("Only me");
      assertThat(visitor.page().getByText("Saved.")).isVisible();
      visitor.link("as visitors see it").click();
      assertThat(visitor.page().getByText("Visitors do not find your profile.")).isVisible();
    }
    try (Visitor stranger = visitor()) {
      stranger.open("/players/" + name);
      assertThat(heading(stranger)).hasText("Not found");
    }
  }
}
