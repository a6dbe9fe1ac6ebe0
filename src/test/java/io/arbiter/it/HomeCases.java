package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first page, for visitors and for players who come back, and the map. */
abstract class HomeCases extends BrowserCases {
  private static final double RING_LENGTH = 2 * Math.PI * 26;

  @Test
  void aVisitorSolvesAPuzzleBeforeRegistering() {
    try (Visitor visitor = visitor()) {
      visitor.open("/");
      assertThat(visitor.page().locator("h1")).hasText("Small Python puzzles, judged as you watch");
      assertThat(visitor.page().locator("pre.code")).containsText("def checkio");
      assertThat(visitor.editor()).hasCount(0);
      visitor.button("Write your solution").click();
      assertThat(visitor.editor()).isFocused();
      visitor.write(WRONG).button("Run samples").click();
      assertThat(visitor.result()).containsText("Wrong answer");
      assertThat(visitor.page().locator(".after")).containsText("You need an account to submit.");
      visitor.looksWell("home-wrong");
      visitor.write(Sources.RIGHT).button("Run samples").click();
      assertThat(visitor.page().locator(".after")).containsText("All samples pass.");
      visitor.link("Register to submit your solution").click();
      visitor.page().getByLabel("Name").fill(newName());
      visitor.page().getByLabel("Password").fill(Client.PASSWORD);
      visitor.button("Register").click();
      assertThat(visitor.page().locator("h1")).hasText("Fizz Buzz");
      assertThat(visitor.editor()).containsText("for d, w in");
      visitor.button("Submit").click();
      assertThat(visitor.result()).containsText("Well done!");
    }
  }

  @Test
  void aVisitorRunsOwnTests() {
    try (Visitor visitor = visitor()) {
      visitor.open(FIZZ_BUZZ).write("def checkio(number):\n    return number * 2\n");
      visitor.button("Add a test").click();
      visitor.page().getByLabel("Arguments of checkio").fill("21");
      visitor.button("Run my tests").click();
      assertThat(visitor.result()).containsText("42");
    }
  }

  @Test
  void aPlayerWhoComesBackFindsWhatToGoOnWith() {
    String name = newName();
    Client client = Client.register(arbiter.address(), name);
    String solution = client.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    client.judge("last-bus", "x = 1");
    client.post("/api/submissions/" + solution + "/publication", Map.of("category", "clear"));
    try (Visitor player = visitor().logIn(name)) {
      assertThat(player.page().locator("h1")).hasText("Welcome back, " + name);
      assertThat(card(player, "Continue")).containsText("Last Bus");
      assertThat(card(player, "Continue")).containsText("Function missing");
      assertThat(card(player, "Next puzzle")).containsText("Road Trip Speed");
      assertThat(card(player, "News of your solutions")).containsText("Nothing new");
      Client other = Client.register(arbiter.address(), newName());
      other.judge("fizz-buzz", Sources.RIGHT);
      JsonNode publication = client.items("/api/me/publications").get(0);
      String path = "/api/publications/" + publication.path("id").asText();
      assertThat(other.put(path + "/vote", "").status()).isEqualTo(200);
      assertThat(other.post(path + "/comments", Map.of("text", "Nice!")).status()).isEqualTo(201);
      player.open("/");
      Locator news = card(player, "News of your solutions");
      assertThat(news).containsText("Fizz Buzz: 1 new vote, 1 new comment");
      player.page().reload();
      assertThat(news).containsText("Nothing new");
      player.open("/puzzles/menu-board").write("x = 1\n");
      player.open("/");
      assertThat(card(player, "Continue")).containsText("Menu Board");
      assertThat(card(player, "Continue")).containsText("You have a draft.");
      card(player, "Continue").getByText("Go on").click();
      assertThat(player.page().locator("h1")).hasText("Menu Board");
    }
  }

  private static Locator card(Visitor player, String title) {
    return player
        .page()
        .locator(".card")
        .filter(new Locator.FilterOptions().setHas(player.page().getByText(title).first()));
  }

  @Test
  void theMapSaysWhatIsLockedAndTheKeyboardWalksOverIt() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/map").page();
      Locator stations = page.getByRole(AriaRole.LIST).first().locator("> .stop");
      JsonNode first = stations().get(0);
      int enough = first.path("enough").asInt();
      // A worker prepares some puzzles after the start.
      int total = stations.nth(0).locator(".bead").count();
      assertThat(stations.nth(0)).containsText("First Steps");
      assertThat(stations.nth(0))
          .containsText("0 of %d solved. %d more open the next station.".formatted(total, enough));
      assertThat(stations.nth(1))
          .containsText("Locked. Solve %d more puzzles of First Steps.".formatted(enough));
      Locator suggested =
          page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("Fizz Buzz, elementary, Next"));
      assertThat(suggested).isVisible();
      assertThat(
              page.getByRole(
                  AriaRole.LINK,
                  new Page.GetByRoleOptions().setName("Ferry Lanes, simple, locked")))
          .isVisible();
      suggested.focus();
      assertThat(focused(page, "ArrowRight")).startsWith("Road Trip Speed");
      assertThat(focused(page, "ArrowLeft")).startsWith("Fizz Buzz");
      double row = suggested.boundingBox().y;
      focused(page, "ArrowDown");
      assertThat(page.locator(".bead:focus").boundingBox().y).isGreaterThan(row);
      focused(page, "ArrowUp");
      assertThat(page.locator(".bead:focus").boundingBox().y).isEqualTo(row);
      String last = page.locator(".map .bead").last().textContent();
      assertThat(focused(page, "End")).isEqualTo(last);
      assertThat(focused(page, "ArrowRight")).isEqualTo(last);
      assertThat(focused(page, "Home")).startsWith("Fizz Buzz");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Fizz Buzz");
      page.keyboard().type("gm");
      assertThat(page.locator("h1")).hasText("Map");
      visitor.link("Puzzles as a list").click();
      assertThat(page.locator("h1")).hasText("Puzzles");
    }
  }

  private static JsonNode stations() {
    return Client.anonymous(arbiter.address()).items("/api/stations");
  }

  private static String focused(Page page, String key) {
    page.keyboard().press(key);
    return (String) page.evaluate("document.activeElement.textContent");
  }

  @Test
  void theMapShowsProgress() {
    String name = newName();
    Client client = Client.register(arbiter.address(), name);
    client.judge("fizz-buzz", Sources.RIGHT);
    try (Visitor player = visitor().logIn(name).open("/map")) {
      Locator first = player.page().locator(".stop").first();
      int total = first.locator(".bead").count();
      int missing = stations().get(0).path("enough").asInt() - 1;
      assertThat(first).containsText("1 of " + total + " solved. " + missing + " more");
      assertThat(first.locator(".bead.solved")).hasCount(1);
      assertThat(first.locator(".bead.suggested")).containsText("Road Trip Speed");
      assertThat(player.page().locator(".stop.closed")).hasCount(stations().size() - 1);
      String dashes = first.locator(".ring-solved").getAttribute("stroke-dasharray");
      double share = Double.parseDouble(dashes.split(" ")[0]);
      assertThat(share * total / RING_LENGTH).isCloseTo(1, Offset.offset(0.01));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void theFirstPagesLookWell(ColorScheme scheme) {
    String suffix = "-" + scheme.name().toLowerCase(Locale.ROOT);
    try (Visitor visitor = Visitor.atDesk(browser, arbiter.address(), scheme)) {
      visitor.open("/").looksWell("home-visitor" + suffix);
      visitor.button("Write your solution").hover();
      visitor.editor().waitFor();
      visitor.looksWell("home-editor" + suffix);
      visitor.open("/map").looksWell("map" + suffix);
      visitor.register(newName());
      assertThat(card(visitor, "Next puzzle")).isVisible();
      visitor.looksWell("home-player" + suffix);
    }
  }

  @Test
  void theFirstPagesFitAPhone() {
    try (Visitor visitor = Visitor.withPhone(browser, arbiter.address(), ColorScheme.LIGHT)) {
      visitor.open("/").looksWell("phone-home-visitor");
      Locator beads = visitor.open("/map").page().locator(".stop").first().locator(".bead");
      List<Double> rows =
          beads.all().stream().map(bead -> bead.boundingBox().y).distinct().toList();
      assertThat(rows).as("rows of a station").hasSizeBetween(3, 6);
      visitor.looksWell("phone-map");
      visitor.register(newName());
      assertThat(card(visitor, "Next puzzle")).isVisible();
      visitor.looksWell("phone-home-player");
    }
  }
}
