package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The first pages: of visitors, of players who come back, and the map. */
abstract class VisitCases extends BrowserCases {
  private static final int FIRST_VIEW_BYTES = 150_000;
  private static final double RING_LENGTH = 2 * Math.PI * 26;

  @Test
  void aVisitorSolvesAPuzzleBeforeRegistering() {
    try (Visitor visitor = visitor().open("/")) {
      visitor.isAt("Small Python puzzles, judged as you watch");
      visitor.shows(".editor-picture", "def longest_run").counts(".cm-content", 0);
      assertThat(sentBytes(visitor)).isBetween(10_000, FIRST_VIEW_BYTES);
      visitor.looksWell().follow("Solve the first puzzle").isAt("Fizz Buzz");
      visitor.shows(".first-steps", "Read", "Write and run:", "Submit:");
      visitor.write(WRONG).click("Run samples").shows(".result", "Wrong answer");
      visitor.shows(".after", "You need an account to submit.").looksWell();
      visitor.write(Sources.RIGHT).click("Run samples").shows(".after", "All samples pass.");

      String name = newName();
      visitor.click("Register to submit your solution").says("is submitted right away");
      visitor.fill("Name", name).fill("Password", Client.PASSWORD).looksWell();
      visitor.click("Register").isAt("Fizz Buzz").shows("#account", name);
      visitor
          .shows(".cm-content", "for d, w in")
          .shows(".result", "Accepted Well done! 10 points.", "28 of 28");
      visitor.shows("#account", "10 points").says("✓ Solved");
      visitor.shows(".accepted", "Solved!", "+10 points", "First solution");
      visitor.shows(".standings", "Steps", "Rank ");
      Locator next = visitor.link("Next puzzle:");
      assertThat(next).isVisible();
      visitor.looksWell().counts(".first-steps", 0);
      next.click();
      visitor.isAt("Road Trip Speed").counts(".first-steps", 0);
    }
  }

  private static int sentBytes(Visitor visitor) {
    String sum =
        """
        ['resource', 'navigation'].flatMap((type) => performance.getEntriesByType(type))
          .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
        """;
    return ((Number) visitor.page().evaluate(sum)).intValue();
  }

  @Test
  void aDraftSurvivesTheLogInThatSubmittingAsksFor() {
    String name = newPlayer("player");
    try (Visitor visitor = visitor().open("/puzzles")) {
      visitor.looksWell().fill("Search", "fizz buzz");
      assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("1 puzzle");
      visitor.follow("Fizz Buzz").isAt("Fizz Buzz");
      visitor.write("def checkio(number):\n    return number * 2\n").tab("Own tests");
      visitor.click("Add a test");
      visitor.fill("Arguments of checkio", "21").click("Run my tests").shows(".result", "42");

      visitor.write(Sources.RIGHT).click("Submit").says("is submitted right away");
      visitor.locate("main a[href^='#/login']").click();
      visitor.isAt("Log in").offers("Continue with Example ID");
      visitor.logIn(name, "not my password");
      assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
      visitor.looksWell();
      visitor.logIn(name, Client.PASSWORD);
      visitor.isAt("Fizz Buzz").shows("#account", name).shows(".result", "Accepted");
      visitor.page().evaluate(ENDED_TOKEN);
      visitor.reload();
      visitor.shows(".cm-content", "for d, w in").send("Submit").shows(".result", "Accepted");
      visitor.logOut();
      assertThat(visitor.link("Register").first()).isVisible();
    }
  }

  /** The token has ended, and its renewal has not. */
  private static final String ENDED_TOKEN =
      """
      () => {
        const session = JSON.parse(localStorage.getItem('arbiter.session'));
        session.token = session.token.replace(/[^.]*$/, 'ended');
        localStorage.setItem('arbiter.session', JSON.stringify(session));
      }
      """;

  @Test
  void aPlayerWhoComesBackFindsWhatToGoOnWith() {
    try (Visitor player = player()) {
      Client client = player.client();
      String solution = client.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
      client.judge("last-bus", "x = 1");
      client.post("/api/submissions/" + solution + "/publication", Map.of("category", "clear"));
      player.open("/").isAt("Welcome back, " + player.name());
      assertThat(card(player, "Continue")).containsText("Last Bus");
      assertThat(card(player, "Continue")).containsText("Function missing");
      assertThat(card(player, "Next puzzle")).containsText("Road Trip Speed");
      Locator news = card(player, "News of your solutions");
      assertThat(news).containsText("Nothing new");
      Client other = newClient();
      other.judge("fizz-buzz", Sources.RIGHT);
      JsonNode publication = client.items("/api/me/publications").get(0);
      String path = "/api/publications/" + publication.path("id").asText();
      assertThat(other.put(path + "/vote", "").status()).isEqualTo(200);
      assertThat(other.post(path + "/comments", Map.of("text", "Nice!")).status()).isEqualTo(201);
      player.reload();
      assertThat(news).containsText("Fizz Buzz: 1 new vote, 1 new comment");
      player.looksWell().reload();
      assertThat(news).containsText("Nothing new");
      player.go("/puzzles/menu-board").write("x = 1\n").go("/");
      assertThat(card(player, "Continue")).containsText("Menu Board");
      assertThat(card(player, "Continue")).containsText("You have a draft.");
      card(player, "Continue").getByText("Go on").click();
      player.isAt("Menu Board");
    }
  }

  private static Locator card(Visitor player, String title) {
    return player
        .locate(".card")
        .filter(new Locator.FilterOptions().setHas(player.text(title).first()));
  }

  @Test
  void theMapSaysWhatIsLockedAndShowsProgress() {
    JsonNode stations = Client.anonymous(ARBITER.address()).items("/api/stations");
    int enough = stations.get(0).path("enough").asInt();
    try (Visitor player = player().open("/map")) {
      Page page = player.page();
      Locator stops = page.getByRole(AriaRole.LIST).first().locator("> .stop");
      Locator beads = stops.first().locator(".bead");
      int total = beads.count();
      assertThat(stops.first()).containsText("First Steps");
      assertThat(stops.first())
          .containsText("0 of %d solved. %d more open the next station.".formatted(total, enough));
      assertThat(stops.nth(1))
          .containsText("Locked. Solve %d more puzzles of First Steps.".formatted(enough));
      assertThat(player.link("Ferry Lanes, simple, locked")).isVisible();
      player.looksWell();
      List<Double> rows =
          player.resize(Visitor.PHONE).locate(".stop").first().locator(".bead").all().stream()
              .map(bead -> bead.boundingBox().y)
              .distinct()
              .toList();
      assertThat(rows).as("rows of a station on a phone").hasSizeBetween(3, 6);
      player.resize(Visitor.DESK).link("Fizz Buzz, elementary, Next").focus();
      assertThat(focused(player, "ArrowRight")).startsWith("Road Trip Speed");
      assertThat(focused(player, "ArrowLeft")).startsWith("Fizz Buzz");
      double row = page.locator(".bead:focus").boundingBox().y;
      focused(player, "ArrowDown");
      assertThat(page.locator(".bead:focus").boundingBox().y).isGreaterThan(row);
      focused(player, "Home");
      player.press("Enter").isAt("Fizz Buzz");

      player.client().judge("fizz-buzz", Sources.RIGHT);
      player.type("gm").isAt("Map");
      int missing = enough - 1;
      assertThat(stops.first()).containsText("1 of " + total + " solved. " + missing + " more");
      assertThat(stops.first().locator(".bead.solved")).hasCount(1);
      assertThat(stops.first().locator(".bead.suggested")).containsText("Road Trip Speed");
      assertThat(page.locator(".stop.closed")).hasCount(stations.size() - 1);
      String dashes = stops.first().locator(".ring-full").getAttribute("stroke-dasharray");
      double share = Double.parseDouble(dashes.split(" ")[0]);
      assertThat(share * total / RING_LENGTH).isCloseTo(1, Offset.offset(0.01));
      player.follow("Puzzles as a list").isAt("Puzzles");
    }
  }

  private static String focused(Visitor player, String key) {
    player.press(key);
    return (String) player.page().evaluate("document.activeElement.textContent.trim()");
  }

  @Test
  void puzzlesAreFoundByTopicInAnyOrderAndTheHelpExplainsTheRest() {
    try (Visitor visitor = visitor().open("/puzzles")) {
      Locator rows = visitor.locate(".puzzles > li");
      assertThat(rows.first()).containsText("Fizz Buzz");
      assertThat(rows.filter(having("Undo Notebook")))
          .containsText("Locked. Solve 2 more puzzles of First Steps.");
      visitor.label("Sort by").selectOption("points");
      assertThat(rows.first()).not().containsText("elementary");
      visitor.click("strings");
      assertThat(visitor.button("strings")).hasAttribute("aria-pressed", "true");
      assertThat(rows.filter(new Locator.FilterOptions().setHasNotText("strings"))).hasCount(0);
      visitor.fill("Search", "zzyzx").says("No puzzle matches.");
      visitor.shows("main .illustration").reload();
      visitor.holds("Search", "zzyzx").holds("Sort by", "points").looksWell();

      visitor.go("/map").click("What is this: Stations?").says("Groups of puzzles along a line");
      visitor.resize(Visitor.PHONE).openMenu().follow("Help").isAt("Help");
      assertThat(visitor.locate("#menu")).isHidden();
      visitor.looksWell().shows("#help-python", "Python 3.12").shows("#help-badges", "Ten solved");
      visitor.go("/nowhere").isAt("Not found").shows("main .illustration").looksWell();
      visitor.follow("Show all puzzles").isAt("Puzzles");
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void keysLeadEverywhereAndTheColoursAreASetting() {
    try (Visitor visitor = visitor().open("/leaderboard")) {
      visitor.press("?");
      assertThat(visitor.dialog()).containsText("Keyboard shortcuts");
      visitor.looksWell().press("Escape").type("gs").isAt("Scratch pad");
      visitor.type("gp").isAt("Puzzles").press("/");
      assertThat(visitor.label("Search")).isFocused();

      visitor.go("/leaderboard").press(",");
      String light = background(visitor);
      visitor.label("Colours").selectOption("dark");
      assertThat(background(visitor)).isNotEqualTo(light);
      visitor.looksWell().reload();
      visitor.heading().waitFor();
      assertThat(background(visitor)).isNotEqualTo(light);
      visitor.press(",").label("Colours").selectOption("auto");
      assertThat(background(visitor)).isEqualTo(light);
    }
  }

  private static String background(Visitor visitor) {
    return String.valueOf(visitor.page().evaluate("getComputedStyle(document.body).background"));
  }
}
