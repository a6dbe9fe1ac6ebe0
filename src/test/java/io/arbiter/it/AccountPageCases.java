package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Registering, logging in and out, and what a visitor without an account finds. */
abstract class AccountPageCases extends BrowserCases {
  @Test
  void aVisitorFindsAPuzzleAndReadsIt() {
    try (Visitor visitor = visitor()) {
      visitor.open("/puzzles");
      visitor.page().getByLabel("Search").fill("fizz");
      assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("1 puzzle");
      visitor.link("Fizz Buzz").click();
      assertThat(heading(visitor)).hasText("Fizz Buzz");
      assertThat(visitor.page().getByText("Fizz Buzz").first()).isVisible();
    }
  }

  @Test
  void aDraftSurvivesTheLogInThatSubmittingAsksFor() {
    String name = newName();
    Client.register(arbiter.address(), name);
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write(Sources.RIGHT);
      visitor.button("Submit").click();
      assertThat(visitor.page().getByText("your draft is kept")).isVisible();
      visitor.page().getByLabel("Name").fill(name);
      visitor.page().getByLabel("Password").fill(Client.PASSWORD);
      visitor.button("Log in").click();
      assertThat(heading(visitor)).hasText("Fizz Buzz");
      assertThat(visitor.editor()).containsText("for d, w in");
    }
  }

  @Test
  void aWrongPasswordIsSaidAndLoggingOutWorks() {
    String name = newName();
    Client.register(arbiter.address(), name);
    try (Visitor visitor = visitor()) {
      visitor.open("/login");
      visitor.page().getByLabel("Name").fill(name);
      visitor.page().getByLabel("Password").fill("not my password");
      visitor.button("Log in").click();
      assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
      visitor.logIn(name);
      visitor.button("Log out").click();
      assertThat(visitor.link("Register").first()).isVisible();
    }
  }

  private static Locator heading(Visitor visitor) {
    return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }
}
