package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
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

  @Test
  void aTokenThatHasEndedIsRenewedUnseen() {
    String name = newName();
    Client.register(arbiter.address(), name);
    try (Visitor visitor = visitor()) {
      visitor.logIn(name);
      visitor
          .page()
          .evaluate(
              """
              () => {
                const session = JSON.parse(localStorage.getItem('arbiter.session'));
                session.token = session.token.replace(/[^.]*$/, 'ended');
                localStorage.setItem('arbiter.session', JSON.stringify(session));
              }
              """);
      visitor.open(FIZZ_BUZZ).write(Sources.RIGHT).send("Submit");
      assertThat(visitor.result()).containsText("Accepted");
      assertThat(visitor.button("Log out")).isVisible();
    }
  }

  @Test
  void thePasswordIsChangedAndOtherLogInsEnd() {
    String name = newName();
    Client other = Client.register(arbiter.address(), name);
    try (Visitor visitor = visitor()) {
      visitor.logIn(name).open("/players/" + name);
      visitor.page().getByText("Change the password").first().click();
      visitor.page().getByLabel("Present password").fill("not my password");
      visitor.page().getByLabel("New password").fill("a newer horse");
      visitor.button("Change the password").click();
      assertThat(visitor.page().getByText("The password is wrong")).isVisible();
      visitor.page().getByLabel("Present password").fill(Client.PASSWORD);
      visitor.button("Change the password").click();
      assertThat(visitor.page().getByText("The password is changed.")).isVisible();
      visitor.looksWell("password");
      assertThat(other.get("/api/me").status()).isEqualTo(401);
      visitor.page().getByText("Where you are logged in").click();
      assertThat(visitor.page().getByText("This browser")).isVisible();
    }
  }

  @Test
  void aKeyIsShownOnceAndDeleted() {
    String name = newName();
    Client.register(arbiter.address(), name);
    try (Visitor visitor = visitor()) {
      visitor.logIn(name).open("/players/" + name);
      visitor.page().getByText("Keys for programs").click();
      visitor.page().getByLabel("Name of the program").fill("my editor");
      visitor.button("Make a key").click();
      Locator key = visitor.page().locator("code.key");
      assertThat(key).isVisible();
      Client program = Client.anonymous(arbiter.address()).withToken(key.textContent());
      assertThat(program.get("/api/me").body().path("name").asText()).isEqualTo(name);
      visitor.looksWell("keys");
      visitor.button("Delete the key my editor").click();
      assertThat(visitor.button("Delete the key my editor")).isHidden();
      assertThat(program.get("/api/me").status()).isEqualTo(401);
    }
  }

  @Test
  void aLostPasswordIsReplacedWithTheLinkThatTheOperatorHandsOn() {
    String name = newName();
    String email = name + "@example.org";
    Client player = Client.register(arbiter.address(), name);
    player.put("/api/me/email", Map.of("email", email));
    try (Visitor visitor = visitor()) {
      visitor.open("/confirm/" + linked("CONFIRMATION", email));
      assertThat(visitor.page().getByText("Your address is confirmed.")).isVisible();
      visitor.open("/login").link("Password forgotten?").click();
      visitor.page().getByLabel("Name or e-mail address").fill(email);
      visitor.button("Send me a link").click();
      assertThat(visitor.page().getByText("its operator has the link")).isVisible();
      visitor.looksWell("password-forgotten");
      visitor.open("/reset/" + linked("RESET", email));
      visitor.page().getByLabel("New password").fill("a newer horse");
      visitor.button("Change the password").click();
      assertThat(visitor.page().getByText("The password is changed.")).isVisible();
    }
    Client nobody = Client.anonymous(arbiter.address());
    assertThat(nobody.logIn(name, "a newer horse").get("/api/me").status()).isEqualTo(200);
  }

  /** The last part of the link in the log of the api. */
  private static String linked(String purpose, String email) {
    Pattern link = Pattern.compile(purpose + " for " + email + ": \\S+/(\\S+)");
    Awaitility.await("the link in the log").until(() -> link.matcher(arbiter.output()).find());
    Matcher found = link.matcher(arbiter.output());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Locator heading(Visitor visitor) {
    return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }
}
