package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.arbiter.TestReceiver;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Passwords, keys, log-in at a provider, what others see of a player, and webhooks. */
abstract class AccountPageCases extends BrowserCases {
  private static final String NEW_PASSWORD = "a newer horse";

  @Test
  void thePasswordIsChangedAndAKeyIsShownOnce() {
    try (Visitor player = player()) {
      Client other = client(player.name());
      player.open("/settings/account").looksWell();
      player.fill("Present password", "not my password").fill("New password", NEW_PASSWORD);
      player.click("Change the password").says("The password is wrong");
      player.fill("Present password", Client.PASSWORD).click("Change the password");
      player.says("The password is changed.");
      assertThat(other.get("/api/me").status()).isEqualTo(401);
      player.follow("Sessions and keys").says("This browser");
      player.fill("Name of the program", "my editor").click("Make a key");
      Locator key = player.locate("code.key");
      assertThat(key).isVisible();
      Client program = Client.anonymous(ARBITER.address()).withToken(key.textContent());
      assertThat(program.get("/api/me").body().path("name").asText()).isEqualTo(player.name());
      player.looksWell().click("Delete the key my editor");
      assertThat(player.button("Delete the key my editor")).isHidden();
      assertThat(program.get("/api/me").status()).isEqualTo(401);
    }
  }

  @Test
  void aLostPasswordIsReplacedWithTheLinkInAMail() {
    String name = newPlayer("player");
    String email = name + "@example.org";
    client(name).put("/api/me/email", Map.of("email", email));
    try (Visitor visitor = visitor().open("/confirm/" + mailed("confirm", email))) {
      visitor.says("Your address is confirmed.").open("/login").follow("Password forgotten?");
      visitor.fill("Name or e-mail address", email).looksWell().click("Send me a link");
      visitor.says("a link is on its way");
      visitor.open("/reset/" + mailed("reset", email)).fill("New password", NEW_PASSWORD);
      visitor.click("Change the password").says("The password is changed.");
    }
    Client nobody = Client.anonymous(ARBITER.address());
    assertThat(nobody.logIn(name, NEW_PASSWORD).get("/api/me").status()).isEqualTo(200);
  }

  /** Waits for the mail with a link to this page, and returns the token of the link. */
  private static String mailed(String page, String email) {
    Pattern link = Pattern.compile("/#/" + page + "/(\\S+)");
    List<String> tokens =
        await("the mail to " + email)
            .until(
                () ->
                    Arrays.stream(SharedInstance.SMTP.getReceivedMessages())
                        .filter(mail -> GreenMailUtil.getHeaders(mail).contains(email))
                        .map(mail -> GreenMailUtil.getBody(mail).replace("=\r\n", ""))
                        .flatMap(text -> link.matcher(text).results())
                        .map((MatchResult found) -> found.group(1).replace("=3D", "="))
                        .toList(),
                found -> !found.isEmpty());
    return tokens.getFirst();
  }

  /** Waits for the provider's page, agrees there and comes back. */
  private static void agree(Visitor visitor, String subject, String name) {
    visitor.page().waitForURL(url -> SharedInstance.PROVIDER.isHere(URI.create(url)));
    URI request = URI.create(visitor.page().url());
    visitor.page().navigate(SharedInstance.PROVIDER.agree(request, subject, name).toString());
  }

  @Test
  void aNewPlayerChoosesANameAndThenLogsInWithoutAPassword() {
    String subject = UUID.randomUUID().toString();
    String name = newName();
    try (Visitor visitor = visitor().open("/login")) {
      visitor.click("Continue with Nowhere").says("Nowhere does not answer now.");
      visitor.open("/login?back=/leaderboard").click("Continue with Example ID");
      agree(visitor, subject, "Some Body");
      visitor.isAt("Choose your name").holds("Name", "Some-Body");
      visitor.fill("Name", "admin").click("Register").says("The name admin is taken").looksWell();
      visitor.fill("Name", name).click("Register").shows("#account", name).isAt("Leaderboard");
      visitor.logOut().go("/login").click("Continue with Example ID");
      agree(visitor, subject, "Some Body");
      visitor.shows("#account", name).logOut();
      // Another page may send the browser on this way.
      visitor.page().navigate(ARBITER.address() + "/api/identity-providers/example/log-in");
      agree(visitor, subject, "Some Body");
      visitor.isAt("Hello, " + name);
      assertThat(visitor.account()).not().containsText(name);
      visitor.looksWell().click("Log in as " + name).shows("#account", name);

      visitor.go("/settings/account").click("Unlink Example ID").says("set a password first");
      assertThat(visitor.label("Present password")).isHidden();
      visitor.fill("New password", NEW_PASSWORD).click("Change the password");
      visitor.says("The password is changed.").click("Unlink Example ID").click("Link Example ID");
      agree(visitor, UUID.randomUUID().toString(), "elsewhere");
      visitor.says("Linked.").follow("To your account").says("Example ID: elsewhere");
    }
  }

  @Test
  void aPlayerHidesTheProfileFromOthers() {
    try (Visitor player = player();
        Visitor stranger = visitor()) {
      String profile = "/players/" + player.name();
      player.open("/settings/privacy").label("Who sees your activity").selectOption("Only me");
      player.says("Saved.").looksWell().follow("as other players see it");
      player.says("what other players see of your profile").counts("main .calendar", 0);
      player.shows("main .level");
      player.go("/settings/privacy").holds("Who sees your activity", "hidden");
      player.label("Who sees your profile").selectOption("Only me");
      player.says("Saved.").follow("as visitors see it").says("Visitors do not find your profile.");
      assertThat(stranger.open(profile).heading()).hasText("Not found");
    }
  }

  /** The receiver is on 127.0.0.1, which the instance allows. */
  @Test
  void aWebhookIsAddedTriedUsedAndDeleted() {
    try (TestReceiver receiver = TestReceiver.start();
        Visitor player = player().open("/webhooks")) {
      player.says("You have no webhooks.").fill("Address (URL)", "https://10.0.0.1/").click("Add");
      assertThat(player.page().getByRole(AriaRole.ALERT))
          .containsText("must lead to a public address");
      player.fill("Address (URL)", receiver.url("/hook")).click("Add").shows("pre", "whsec_");
      player.looksWell().click("Send a test");
      assertThat(player.exactly("Test")).isVisible();
      refreshUntilDelivered(player, 1);
      player.looksWell();
      assertThat(receiver.received()).hasSize(1);

      player.client().judge("fizz-buzz", Sources.RIGHT);
      refreshUntilDelivered(player, 2);
      assertThat(player.link("A submission of yours is judged")).isVisible();
      player.exactly("Send again").first().click();
      player.page().waitForCondition(() -> receiver.received().size() == 3);
      assertThat(receiver.received().get(2).body()).isEqualTo(receiver.received().get(1).body());
      player.follow("All webhooks").counts("pre", 0);
      player.exactly("Delete").click();
      player.click("Delete this webhook").says("You have no webhooks.");
    }
  }

  private static void refreshUntilDelivered(Visitor player, int count) {
    player
        .page()
        .waitForCondition(
            () -> {
              player.click("Refresh");
              return player.text("Delivered").count() >= count;
            });
  }
}
