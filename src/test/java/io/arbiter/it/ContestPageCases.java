package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contests: what organisers, players and those who watch see. */
abstract class ContestPageCases extends BrowserCases {
  private static final String WRONG_ROAD = "def checkio(*arguments):\n    return None\n";

  private static Client client(String name) {
    return Client.anonymous(arbiter.address()).logIn(name, Client.PASSWORD);
  }

  private static String newOrganiser() {
    String name = newName();
    Client.register(arbiter.address(), name);
    client("admin")
        .put("/api/players/" + name + "/roles", Map.of("roles", List.of("player", "author")));
    return name;
  }

  /** A contest that has just begun. */
  private static String running(Client organiser, String title, Map<String, Object> more) {
    Instant now = Instant.now();
    Map<String, Object> body = new HashMap<>();
    body.put("title", title);
    body.put("startsAt", now.toString());
    body.put("endsAt", now.plus(Duration.ofHours(2)).toString());
    body.put("scoring", "icpc");
    body.put("clean", false);
    body.put(
        "puzzles",
        List.of(
            Map.of("slug", "fizz-buzz", "points", 100),
            Map.of("slug", "road-trip-speed", "points", 200)));
    body.putAll(more);
    Answer made = organiser.post("/api/contests", body);
    if (made.status() != 201) {
      throw new IllegalStateException(made.toString());
    }
    return made.body().path("id").asText();
  }

  private static void register(Client player, String contest) {
    player.post("/api/contests/" + contest + "/registrations", Map.of());
  }

  /** Sends a source in a contest, and waits for the verdict. */
  private static void solve(Client player, String contest, String slug, String source) {
    String path = "/api/contests/" + contest + "/puzzles/" + slug + "/submissions";
    JsonNode receipt = player.post(path, Map.of("source", source)).body();
    player.awaitVerdict(receipt.path("id").asText());
  }

  /** Moves a time of a contest, since no call can change the past. */
  private static void move(String contest, String sql) throws IOException {
    InstanceDatabase.update(
        folder, "update contest set " + sql + " where id = ?", UUID.fromString(contest));
  }

  private static Locator rowOf(Visitor visitor, String player) {
    return visitor
        .page()
        .locator(".standings tbody tr:has(a[href=\"#/players/%s\"])".formatted(player));
  }

  @Test
  void anOrganiserMakesAContestAndAPlayerRegisters() throws IOException {
    String organiser = newOrganiser();
    try (Visitor desk = visitor().logIn(organiser);
        Visitor player = player()) {
      desk.link("Contests").click();
      desk.link("New contest").click();
      desk.page().getByLabel("Title").fill("Cup of " + organiser);
      desk.page().getByLabel("Description").fill("Bring **tea**.");
      for (String slug : List.of("no-such-puzzle", "road-trip-speed", "fizz-buzz")) {
        desk.page().getByLabel("Add a puzzle").fill(slug);
        desk.page().getByLabel("Add a puzzle").press("Enter");
      }
      Locator puzzles = desk.page().locator(".contest-order li");
      puzzles.nth(2).locator(".handle").press("ArrowUp");
      assertThat(puzzles.nth(1)).containsText("fizz-buzz");
      assertThat(puzzles.nth(1).locator(".handle")).isFocused();
      desk.button("Create the contest").click();
      assertThat(desk.page().locator(".contest-form .field-problem").getByText("no-such-puzzle"))
          .isVisible();
      desk.looksWell("contest-form");
      puzzles.nth(0).getByRole(AriaRole.BUTTON).last().click();
      desk.button("Create the contest").click();
      assertThat(desk.page().locator("h1")).hasText("Cup of " + organiser);
      assertThat(desk.page().locator(".counting")).containsText("Starts in");
      String contest = desk.page().url().replaceAll(".*/", "");

      player.link("Contests").click();
      player.link("Cup of " + organiser).click();
      assertThat(player.page().locator(".statement strong")).hasText("tea");
      assertThat(player.page().locator("main")).containsText("2 puzzles appear at the start.");
      player.button("Register for the contest").click();
      assertThat(player.button("Withdraw")).isVisible();
      player.looksWell("contest-coming");
      move(contest, "starts_at = now() - interval '1 second'");
      player.open("/contests/" + contest);
      assertThat(player.page().locator("tbody tr")).hasCount(2);
      assertThat(player.page().locator("tbody tr").first()).containsText("Fizz Buzz");
    }
  }

  @Test
  void aPlayerSolvesAndAsksWhileOthersWatch() {
    String organiser = newOrganiser();
    String contest = running(client(organiser), "Live cup of " + organiser, Map.of());
    String name = newName();
    Client other = Client.register(arbiter.address(), newName());
    register(other, contest);
    try (Visitor desk = visitor().logIn(organiser);
        Visitor player = visitor().register(name);
        Visitor watching = visitor()) {
      register(client(name), contest);
      watching.open("/contests/" + contest + "/projector");
      assertThat(rowOf(watching, name)).isVisible();
      assertThat(watching.page().locator("header.top")).isHidden();
      desk.open("/contests/" + contest + "/clarifications");

      player.open("/contests/" + contest);
      player.link("Fizz Buzz").click();
      player.write(Sources.RIGHT).send("Submit");
      assertThat(player.result()).containsText("Accepted");
      assertThat(player.page().locator(".contest-bar .solved")).hasText("A");
      assertThat(player.page().locator(".next")).containsText("Road Trip");
      assertThat(rowOf(watching, name).locator(".cell.first")).containsText("+");
      assertThat(rowOf(watching, name).locator(".rank")).hasText("1");
      player.looksWell("contest-puzzle");
      watching.looksWell("contest-projector");

      player.link("Ask a question").click();
      player.page().getByLabel("Your question").fill("Is zero a multiple of three?");
      player.button("Ask a question").click();
      assertThat(player.page().locator(".clarifications"))
          .containsText("Is zero a multiple of three?");
      Locator asked = desk.page().locator(".clarifications > li").first();
      assertThat(asked).containsText("Is zero a multiple of three?");
      asked.getByLabel("Your answer").fill("Yes, it is.");
      asked.getByText("Show question and answer to everybody").click();
      asked.getByRole(AriaRole.BUTTON).click();
      assertThat(player.page().locator(".contest-news")).containsText("Yes, it is.");
      player.looksWell("contest-clarifications");

      player.open("/contests/" + contest + "/submissions");
      assertThat(player.page().locator("tbody tr")).hasCount(1);
      player.page().locator("tbody tr a").first().click();
      assertThat(player.result()).containsText("Accepted");
      desk.open("/contests/" + contest + "/organising");
      desk.button("Check now").click();
      assertThat(desk.page().getByText("The standings are the same")).isVisible();
      desk.looksWell("contest-organising");
    }
    try (Visitor phone = Visitor.withPhone(browser, arbiter.address(), ColorScheme.DARK)) {
      for (String page : List.of("", "/standings")) {
        phone.open("/contests/" + contest + page);
        phone.looksWell("contest-phone" + page.replace('/', '-'));
      }
    }
  }

  @Test
  void everybodySeesTheUnfreezingStepByStep() throws IOException {
    String organiser = newOrganiser();
    Client maker = client(organiser);
    String contest = running(maker, "Frozen cup of " + organiser, Map.of());
    String first = newName();
    String last = newName();
    Client leading = Client.register(arbiter.address(), first);
    Client climbing = Client.register(arbiter.address(), last);
    register(leading, contest);
    register(climbing, contest);
    solve(leading, contest, "fizz-buzz", Sources.RIGHT);
    move(contest, "freeze_at = now()");
    solve(climbing, contest, "fizz-buzz", Sources.RIGHT);
    solve(leading, contest, "road-trip-speed", WRONG_ROAD);
    try (Visitor desk = visitor().logIn(organiser);
        Visitor watching = visitor()) {
      watching.open("/contests/" + contest + "/standings");
      assertThat(watching.page().locator(".notice.frozen")).isVisible();
      assertThat(rowOf(watching, last).locator(".cell.pending")).hasText("?1");
      watching.looksWell("contest-frozen");
      move(contest, "ends_at = now()");
      watching.open("/contests/" + contest + "/standings");
      desk.open("/contests/" + contest + "/unfreezing");
      assertThat(rowOf(desk, last)).hasClass(Pattern.compile("in-question"));
      desk.looksWell("contest-unfreezing");
      desk.page().keyboard().press("ArrowRight");
      for (Visitor visitor : List.of(desk, watching)) {
        assertThat(rowOf(visitor, last).locator(".cell.solved")).hasCount(1);
        assertThat(rowOf(visitor, first).locator(".cell.pending")).hasCount(1);
      }
      assertThat(desk.button("Next step")).isEnabled();
      desk.page().keyboard().press(" ");
      for (Visitor visitor : List.of(desk, watching)) {
        assertThat(rowOf(visitor, first).locator(".cell.failed")).hasText("−1");
      }
      assertThat(desk.page().locator(".ceremony")).containsText("Everything is revealed.");
    }
  }
}
